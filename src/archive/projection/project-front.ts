import type { Transactor } from "../../database/handles.js";
import type { Front } from "../../domain/front/front.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import { writeChange } from "./write-change.js";

/** Shows an edition's front as an editor set it. */
export async function projectFront(tx: Transactor, seq: number, front: Front): Promise<void> {
  const { edition } = front;
  const found = await tx.rows.selectFrom("archive_front").selectAll().where("edition", "=", edition).executeTakeFirst();
  const before = found === undefined ? null : (JSON.parse(found.body) as Front);
  await tx.rows.deleteFrom("archive_front").where("edition", "=", edition).execute();
  await tx.rows
    .insertInto("archive_front")
    .values({ edition, body: canonicalJson(front) })
    .execute();
  const tags = [
    ...(differ(before?.slots, front.slots) ? [`front:${edition}`] : []),
    ...(differ(before?.featured, front.featured) ? [`featured:${edition}`] : []),
  ];
  await writeChange(tx, seq, { tags, moments: [], codes: [] });
}

const differ = (before: readonly number[] = [], after: readonly number[]): boolean =>
  canonicalJson(before) !== canonicalJson(after);
