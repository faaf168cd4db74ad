import type { Transactor } from "../../database/handles.js";
import { daysList, type ListMoment } from "../change.js";
import type { RowChange } from "./row-change.js";

/**
 * Keeps the number of stories of each edition's local day; a day with none has no row. Answers which days appeared
 * or went.
 */
export async function countDays(tx: Transactor, rows: readonly RowChange[]): Promise<readonly ListMoment[]> {
  const moments: ListMoment[] = [];
  for (const { edition, day, by } of differences(rows)) {
    const at = tx.rows
      .selectFrom("archive_day")
      .select("stories")
      .where("edition", "=", edition)
      .where("day", "=", day);
    const before = (await at.executeTakeFirst())?.stories ?? 0;
    await setDay(tx, { edition, day, before, after: before + by });
    if (before === 0 || before + by === 0) moments.push({ list: daysList(edition), at: Date.parse(day) });
  }
  return moments;
}

interface DayCounted {
  readonly edition: string;
  readonly day: string;
  readonly before: number;
  readonly after: number;
}

async function setDay(tx: Transactor, { edition, day, before, after }: DayCounted): Promise<void> {
  if (before === 0) await tx.rows.insertInto("archive_day").values({ edition, day, stories: after }).execute();
  else if (after === 0)
    await tx.rows.deleteFrom("archive_day").where("edition", "=", edition).where("day", "=", day).execute();
  else {
    const row = tx.rows.updateTable("archive_day").set({ stories: after });
    await row.where("edition", "=", edition).where("day", "=", day).execute();
  }
}

/** By how much each day's number of stories changes; days that end as they began are left out. */
function differences(rows: readonly RowChange[]) {
  const counts = new Map<string, { edition: string; day: string; by: number }>();
  for (const { before, after } of rows)
    for (const [row, by] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (row === null) continue;
      const { day, story } = row;
      const key = `${story.edition} ${day}`;
      counts.set(key, { edition: story.edition, day, by: (counts.get(key)?.by ?? 0) + by });
    }
  return [...counts.values()].filter(({ by }) => by !== 0);
}
