import { adoptNext } from "./adopt-next.js";
import { closeGeneration, openGeneration, removeOlder } from "./generation.js";
import { clearFolder, hasIndex, type KeptPlace, readNext, readPlace, writePlace } from "./index-folder.js";
import { Journal } from "./journal.js";
import { OneByOne } from "./one-by-one.js";
import type { OpenIndex } from "./open-index.js";
import { putStories } from "./put-stories.js";
import { readIndex } from "./read-index.js";
import { removeStories } from "./remove-stories.js";
import type { SearchIndex } from "./search-index.js";
import { writeEntries } from "./write-entries.js";

export interface OpeningSearchIndex {
  /** Told when the folder could not be used and was emptied: the index starts again at cursor 0. */
  readonly onRebuild?: (reason: string) => void;
  /** Told when what an index made anew has replaced could not be taken away. Nothing is lost. */
  readonly onTrouble?: (error: unknown) => void;
}

/**
 * Opens the index kept in `folder`, making it where there is none. A folder that is broken, or was written by another
 * version of the index, is emptied: the index is only a follower, and reads the ledger again. One of another analysis
 * answers until it is made anew.
 * One process at a time may write in a folder; others read it by `openSearchReader`.
 */
export async function openSearchIndex(folder: string, opening: OpeningSearchIndex = {}): Promise<SearchIndex> {
  if (!(await hasIndex(folder))) return newIndex(folder, opening);
  try {
    return await keptIndex(folder, opening);
  } catch (error) {
    opening.onRebuild?.(error instanceof Error ? error.message : String(error));
    await clearFolder(folder);
    return newIndex(folder, opening);
  }
}

async function newIndex(folder: string, opening: OpeningSearchIndex): Promise<SearchIndex> {
  const place = { seq: 0, generation: 1, dated: false };
  const index = await indexAt(folder, place, opening);
  await writePlace(folder, place);
  return index;
}

async function keptIndex(folder: string, opening: OpeningSearchIndex): Promise<SearchIndex> {
  const place = await readPlaceOrNext(folder);
  const index = await indexAt(folder, place, opening);
  await removeOlder(folder, place.generation);
  return index;
}

/** The kept place; in a folder where an index was made but none was ever open, the one that waits. */
async function readPlaceOrNext(folder: string): Promise<KeptPlace> {
  const next = await readNext(folder);
  if (next === null) return readPlace(folder);
  return readPlace(folder).catch(async () => {
    await writePlace(folder, next);
    return { ...next, dated: false };
  });
}

async function indexAt(
  folder: string,
  place: KeptPlace,
  { onTrouble = () => undefined }: OpeningSearchIndex,
): Promise<SearchIndex> {
  const { index: read, seq } = await openGeneration(folder, place, Journal.toWrite);
  await read.generation.journal.forgetRest();
  const writing = new OneByOne();
  const index: OpenIndex = { ...read, folder, seq, dated: place.dated, writing, onTrouble };
  return {
    ...readIndex(index),
    put: (stories) => putStories(index, stories),
    remove: (codes) => removeStories(index, codes),
    cursor: () => index.seq,
    advance: (to) => advanceTo(index, to),
    isDated: () => index.dated,
    adoptNext: () => writing.run(() => adoptNext(index)),
    looseStories: () => index.generation.loose.written,
    close: () => writing.run(() => closeGeneration(index)),
  };
}

async function advanceTo(index: OpenIndex, seq: number): Promise<void> {
  await writeEntries(index, [{ kind: "followed", seq }]);
  index.seq = seq;
}
