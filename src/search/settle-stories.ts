import { writeCounts } from "./index-folder.js";
import type { OpenIndex } from "./open-index.js";

const mostLooseWrites = 25;
const leastLooseRows = 4_000;
/** Old versions of the table stay this long, for the readers that are in the middle of one. */
const keepOldFor = 60_000;

/** Merges fragments, brings the word indexes up to date and drops old versions. To be run in the writing queue. */
export async function settleStories(index: OpenIndex): Promise<void> {
  if (index.loose.writes === 0) return;
  await index.table.optimize({ cleanupOlderThan: new Date(Date.now() - keepOldFor) });
  index.loose = { writes: 0, rows: 0 };
  index.settledRows = await index.table.countRows();
  await writeCounts(index.folder, index.counts);
}

/** Settles in the background once a question would have to walk through too much that is not indexed. */
export function settleWhenLoose(index: OpenIndex): void {
  const rows = Math.max(leastLooseRows, index.settledRows / 4);
  if (index.loose.writes < mostLooseWrites && index.loose.rows < rows) return;
  index.writing.run(() => settleIfStillLoose(index, rows)).catch(index.onTrouble);
}

/** Of several settlings that were asked for while one was running, the later ones find nothing to do. */
async function settleIfStillLoose(index: OpenIndex, rows: number): Promise<void> {
  if (index.loose.writes >= mostLooseWrites || index.loose.rows >= rows) await settleStories(index);
}
