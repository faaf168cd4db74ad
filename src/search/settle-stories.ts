import { writeCounted } from "./index-folder.js";
import type { OpenIndex } from "./open-index.js";

/** Each writing that is not settled costs a question about a tenth of a millisecond. */
const mostWrites = 64;
const mostRows = 4_000;
/** Old versions of the table stay this long, for the readers that are in the middle of one. */
const keepOldFor = 60_000;

/**
 * Merges fragments, brings the word indexes up to date and drops old versions: of the loose stories alone, so that it
 * takes a moment whatever the archive's size. To be run in the writing queue.
 */
export async function settleStories(index: OpenIndex): Promise<void> {
  if (index.unsettled.writes === 0) return;
  await index.generation.loose.optimize({ cleanupOlderThan: new Date(Date.now() - keepOldFor) });
  index.unsettled = { writes: 0, rows: 0 };
  await writeCounted(index.folder, index.generation.number, index);
}

/** Settles in the background once a question would have to walk through too much that is not indexed. */
export function settleWhenLoose(index: OpenIndex): void {
  if (isSettled(index)) return;
  index.writing.run(() => (isSettled(index) ? Promise.resolve() : settleStories(index))).catch(index.onTrouble);
}

/** Of several settlings that were asked for while one was running, the later ones find nothing to do. */
const isSettled = ({ unsettled }: OpenIndex): boolean => unsettled.writes < mostWrites && unsettled.rows < mostRows;
