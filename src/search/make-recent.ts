import type { Connection, Table } from "@lancedb/lancedb";
import { indexColumns, recentName, storySchema } from "./story-table.js";

/** Some months of a paper, some days of an agency. */
const mostRecent = 10_000;
/** Fewer stories in all are few already. */
const leastSettled = 4 * mostRecent;

/**
 * Makes the table of the newest stories of a settled one. To find words in the last days of a long time, a table reads
 * through all stories that have them; and what is newest is asked for most.
 */
export async function makeRecent(tables: Connection, generation: number, settled: Table): Promise<void> {
  const moments = await momentsOf(settled);
  const from = moments.length < leastSettled ? undefined : moments.at(-mostRecent);
  if (from === undefined) return;
  const rows = await settled.query().where(`published_at > ${from}`).toArrow();
  if (rows.numRows === 0) return;
  const recent = await tables.createEmptyTable(recentName(generation), storySchema);
  await recent.add(rows);
  await indexColumns(recent);
  recent.close();
}

/** When the stories were published, in order. */
async function momentsOf(table: Table): Promise<Float64Array> {
  const rows = await table.query().select(["published_at"]).toArrow();
  return Float64Array.from((rows.getChild("published_at")?.toArray() ?? []) as ArrayLike<number>).sort();
}
