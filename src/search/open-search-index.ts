import { adoptNext } from "./adopt-next.js";
import { countTable, openGeneration, removeOlder } from "./generation.js";
import {
  clearFolder,
  hasIndex,
  type Place,
  readCounts,
  readNext,
  readPlace,
  readWords,
  writePlace,
} from "./index-folder.js";
import type { Generation, OpenIndex } from "./open-index.js";
import { putStories } from "./put-stories.js";
import { readIndex } from "./read-index.js";
import { removeStories } from "./remove-stories.js";
import type { SearchIndex } from "./search-index.js";
import { settleStories } from "./settle-stories.js";
import { createLooseTable, openTables } from "./story-table.js";
import { TermCounts } from "./term-counts.js";
import { WordList } from "./word-list.js";
import { WritingQueue } from "./writing-queue.js";

export interface OpeningSearchIndex {
  /** Told when the folder could not be used and was emptied: the index starts again at cursor 0. */
  readonly onRebuild?: (reason: string) => void;
  /** Told when settling in the background failed. Nothing is lost; questions stay slow until a settling succeeds. */
  readonly onTrouble?: (error: unknown) => void;
}

/**
 * Opens the index kept in `folder`, making it where there is none. A folder that is broken, or was written by another
 * version of the index or of the analysis, is emptied: the index is only a follower, and reads the ledger again.
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
  const loose = await createLooseTable(await openTables(folder), 1);
  const place = { seq: 0, generation: 1, tableVersion: await loose.version() };
  await writePlace(folder, place);
  const generation = { number: 1, settled: null, settledRows: null, loose };
  return indexOver({ folder, generation, opening, seq: 0, counts: new TermCounts(), words: new WordList() });
}

async function keptIndex(folder: string, opening: OpeningSearchIndex): Promise<SearchIndex> {
  const place = await readPlaceOrNext(folder);
  const generation = await openGeneration(await openTables(folder), place.generation);
  if ((await generation.loose.version()) < place.tableVersion) throw new Error("its last writes are missing");
  const counts = await keptCounts(folder, generation);
  const words = await readWords(folder, generation.number);
  await removeOlder(folder, generation.number);
  return indexOver({ folder, generation, counts, words, opening, seq: place.seq });
}

/** The kept place; in a folder where an index was made but none was ever open, the one that waits. */
async function readPlaceOrNext(folder: string): Promise<Place> {
  const next = await readNext(folder);
  if (next === null) return readPlace(folder);
  return readPlace(folder).catch(async () => {
    await writePlace(folder, next);
    return next;
  });
}

/** The counts as they were kept, or, where they lag behind the tables by more than a tenth, counted again. */
async function keptCounts(folder: string, { number, settled, loose }: Generation): Promise<TermCounts> {
  const tables = settled === null ? [loose] : [settled, loose];
  const rows = (await Promise.all(tables.map((table) => table.countRows()))).reduce((sum, one) => sum + one, 0);
  const kept = await readCounts(folder, number);
  if (kept !== null && Math.abs(kept.stories - rows) <= rows / 10) return kept;
  const counts = new TermCounts();
  for (const table of tables) await countTable(table, counts);
  return counts;
}

interface Opened {
  readonly folder: string;
  readonly generation: Generation;
  readonly counts: TermCounts;
  readonly words: WordList;
  readonly opening: OpeningSearchIndex;
  readonly seq: number;
}

async function indexOver({ opening, ...opened }: Opened): Promise<SearchIndex> {
  const looseCounts = new TermCounts();
  await countTable(opened.generation.loose, looseCounts);
  const onTrouble = opening.onTrouble ?? (() => undefined);
  const writing = new WritingQueue();
  // What the last process left unsettled is not known: the first settling has to look.
  const index: OpenIndex = { ...opened, looseCounts, writing, onTrouble, unsettled: { writes: 1, rows: 0 } };
  return {
    ...readIndex(index),
    put: (stories) => putStories(index, stories),
    remove: (codes) => removeStories(index, codes),
    cursor: () => index.seq,
    advance: (to) => writing.run(() => advanceTo(index, to)),
    adoptNext: () => writing.run(() => adoptNext(index)),
    looseStories: () => index.generation.loose.countRows(),
    settle: () => writing.run(() => settleStories(index)),
    close: () => writing.run(async () => closeTables(index)),
  };
}

async function advanceTo(index: OpenIndex, seq: number): Promise<void> {
  const { number, loose } = index.generation;
  await writePlace(index.folder, { seq, generation: number, tableVersion: await loose.version() });
  index.seq = seq;
}

function closeTables({ pause, generation: { settled, loose } }: OpenIndex): void {
  clearTimeout(pause);
  settled?.close();
  loose.close();
}
