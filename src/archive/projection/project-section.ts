import type { Transactor } from "../../database/handles.js";
import type { Section } from "../../domain/section/section.js";
import { writeChange } from "./write-change.js";

/** Gives a section the name and place in the navigation that an editor chose. */
export async function projectSection(tx: Transactor, seq: number, section: Section): Promise<void> {
  await placeSection(tx, section);
  await writeChange(tx, seq, { tags: [`edition:${section.edition}`], moments: [], codes: [] });
}

/** Makes a section, or gives it this name and place. */
export const placeSection = async (tx: Transactor, { edition, slug, name, position }: Section): Promise<void> =>
  void (await tx.rows
    .insertInto("archive_section")
    .values({ edition, slug, name, position, stories: 0 })
    .onConflict((at) => at.columns(["edition", "slug"]).doUpdateSet({ name, position }))
    .execute());
