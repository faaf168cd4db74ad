import { openGeneration, removeOlder } from "./generation.js";
import { readCounts, readNext, readWords, removeNext, writePlace } from "./index-folder.js";
import type { Generation, OpenIndex } from "./open-index.js";
import { openTables } from "./story-table.js";
import { TermCounts } from "./term-counts.js";

/** How long the tables before stay, for questions that are in the middle of them, in milliseconds. */
const grace = 60_000;

/**
 * Takes over a generation that was made beside, if one waits: from now on questions go to it, and the follower goes on
 * from where it was made. Says whether it did. To be run in the writing queue.
 */
export async function adoptNext(index: OpenIndex): Promise<boolean> {
  const next = await readNext(index.folder);
  if (next === null) return false;
  if (next.generation > index.generation.number) await take(index, next);
  await removeNext(index.folder);
  return true;
}

async function take(index: OpenIndex, next: { readonly generation: number; readonly seq: number }): Promise<void> {
  const { folder, generation: before } = index;
  const generation = await openGeneration(await openTables(folder), next.generation);
  const counts = (await readCounts(folder, next.generation)) ?? new TermCounts();
  const words = await readWords(folder, next.generation);
  await writePlace(folder, { ...next, tableVersion: await generation.loose.version() });
  Object.assign(index, { generation, counts, words, looseCounts: new TermCounts(), seq: next.seq });
  index.unsettled = { writes: 0, rows: 0 };
  setTimeout(() => void letGo(index, before), grace).unref();
}

async function letGo(index: OpenIndex, { settled, loose, number }: Generation): Promise<void> {
  settled?.close();
  loose.close();
  await removeOlder(index.folder, number + 1).catch(index.onTrouble);
}
