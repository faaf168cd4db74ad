import { writeCounted } from "./index-folder.js";
import type { OpenIndex } from "./open-index.js";

/** Each writing that is not settled costs a question about a tenth of a millisecond. */
const many = { writes: 64, rows: 4_000 };
/** So many that settling waits for no pause. */
const tooMany = { writes: 256, rows: 16_000 };
/** Without a writing for so long, in milliseconds, there is a pause: whoever publishes next hardly ever waits. */
const pause = 500;
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

/**
 * Settles in the background once a question would have to walk through too much that is not indexed: in the next pause
 * between writings, or at once when there is far too much.
 */
export function settleWhenLoose(index: OpenIndex): void {
  clearTimeout(index.pause);
  if (!hasReached(index, many)) return;
  const settle = (): void => {
    // Of several settlings that were asked for while one was running, the later ones find nothing to do.
    const settling = () => (hasReached(index, many) ? settleStories(index) : Promise.resolve());
    index.writing.run(settling).catch(index.onTrouble);
  };
  if (hasReached(index, tooMany)) settle();
  else index.pause = setTimeout(settle, pause).unref();
}

const hasReached = ({ unsettled }: OpenIndex, { writes, rows }: OpenIndex["unsettled"]): boolean =>
  unsettled.writes >= writes || unsettled.rows >= rows;
