import type { Transactor } from "../../database/handles.js";
import type { Edition } from "../../domain/edition/edition.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import type { Instant } from "../../kernel/ids.js";
import { isoDayOf } from "../../language/dates.js";
import type { ArchiveChange } from "../change.js";
import { writeChange } from "./write-change.js";

/** Shows an edition as it now is; with another time zone its stories fall on other days. */
export async function projectEdition(tx: Transactor, seq: number, edition: Edition): Promise<void> {
  const found = await tx.rows.selectFrom("archive_edition").selectAll().where("id", "=", edition.id).executeTakeFirst();
  const before = found === undefined ? null : (JSON.parse(found.body) as Edition);
  const position = found?.position ?? (await countEditions(tx)) + 1;
  await tx.rows.deleteFrom("archive_edition").where("id", "=", edition.id).execute();
  await tx.rows
    .insertInto("archive_edition")
    .values({ id: edition.id, position, body: canonicalJson(edition) })
    .execute();
  if (before !== null && before.timeZone !== edition.timeZone) await recountDays(tx, edition);
  await writeChange(tx, seq, changeOf(before, edition));
}

async function countEditions(tx: Transactor): Promise<number> {
  const row = await tx.rows
    .selectFrom("archive_edition")
    .select((on) => on.fn.countAll<number>().as("n"))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

async function recountDays(tx: Transactor, edition: Edition): Promise<void> {
  const days = new Map<string, number>();
  const stories = tx.rows.selectFrom("archive_story").select("published_at").where("edition", "=", edition.id);
  for (const { published_at } of await stories.execute()) {
    const day = isoDayOf(edition, published_at as Instant);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  await tx.rows.deleteFrom("archive_day").where("edition", "=", edition.id).execute();
  for (const [day, count] of days)
    await tx.rows.insertInto("archive_day").values({ edition: edition.id, day, stories: count }).execute();
}

/** Every page names the other editions; a page of the edition itself shows its name, dates and digits. */
function changeOf(before: Edition | null, after: Edition): ArchiveChange {
  const others = before === null || before.name !== after.name || before.language !== after.language;
  return { tags: [`edition:${after.id}`, ...(others ? ["editions"] : [])], moments: [], codes: [] };
}
