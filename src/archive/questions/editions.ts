import type { Edition } from "../../domain/edition/edition.js";
import type { EditionId, Slug } from "../../kernel/ids.js";
import type { ArchiveReading } from "../reading.js";
import type { PublicEdition } from "../shapes.js";

/** All editions in their order, each with the sections that have a story. Two queries. */
export async function editions(reading: ArchiveReading): Promise<readonly PublicEdition[]> {
  const rows = await reading.rows.selectFrom("archive_edition").select("body").orderBy("position").execute();
  const sections = await reading.rows
    .selectFrom("archive_section")
    .select(["edition", "slug", "name", "position"])
    .where("stories", ">", 0)
    .orderBy("position")
    .execute();
  return rows.map(({ body }) => {
    const edition = JSON.parse(body) as Edition;
    const own = sections.filter((section) => section.edition === edition.id);
    return {
      ...edition,
      sections: own.map((section) => ({
        ...section,
        edition: section.edition as EditionId,
        slug: section.slug as Slug,
      })),
    };
  });
}
