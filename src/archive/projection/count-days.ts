import { sql } from "kysely";
import type { Transactor } from "../../database/handles.js";
import type { ArchiveRows } from "./archive-rows.js";
import type { RowChange } from "./project-stories.js";

/** Keeps the number of stories of each edition's local day; a day with none has no row. */
export async function countDays(tx: Transactor, rows: readonly RowChange[]): Promise<void> {
  for (const [key, difference] of differences(rows, (row) => `${row.story.edition} ${row.day}`)) {
    const [edition = "", day = ""] = key.split(" ");
    await tx.rows
      .insertInto("archive_day")
      .values({ edition, day, stories: difference })
      .onConflict((at) => at.columns(["edition", "day"]).doUpdateSet({ stories: sql`archive_day.stories + excluded.stories` }))
      .execute();
    if (difference < 0) await tx.rows.deleteFrom("archive_day").where("edition", "=", edition).where("stories", "=", 0).execute();
  }
}

/** By how much each key's number of stories changes; keys that end as they began are left out. */
export function differences(rows: readonly RowChange[], key: (row: ArchiveRows) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (row: ArchiveRows | null, by: number): void => {
    if (row !== null) counts.set(key(row), (counts.get(key(row)) ?? 0) + by);
  };
  for (const { before, after } of rows) {
    add(before, -1);
    add(after, 1);
  }
  return new Map([...counts].filter(([, difference]) => difference !== 0));
}
