import { closeTables, openGeneration, removeOlder } from "./generation.js";
import { type Place, readNext, removeNext, writePlace } from "./index-folder.js";
import { Journal } from "./journal.js";
import type { Generation, OpenIndex } from "./open-index.js";

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

async function take(index: OpenIndex, next: Place): Promise<void> {
  const { folder, generation } = index;
  const taken = await openGeneration(folder, next, Journal.toWrite);
  await writePlace(folder, next);
  Object.assign(index, { ...taken.index, seq: taken.seq, dated: false });
  await generation.journal.close();
  setTimeout(() => void letGo(index, generation), grace).unref();
}

async function letGo({ folder, onTrouble }: OpenIndex, before: Generation): Promise<void> {
  await closeTables(before)
    .then(() => removeOlder(folder, before.number + 1))
    .catch(onTrouble);
}
