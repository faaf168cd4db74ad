import type { Table } from "@lancedb/lancedb";
import { clearFolder, hasIndex, readCounts, readPlace, writePlace } from "./index-folder.js";
import type { OpenIndex } from "./open-index.js";
import { putStories } from "./put-stories.js";
import { relatedStories } from "./related-stories.js";
import { removeStories } from "./remove-stories.js";
import type { SearchIndex } from "./search-index.js";
import { searchStories } from "./search-stories.js";
import { settleStories } from "./settle-stories.js";
import { createStoryTable, openStoryTable, openTables } from "./story-table.js";
import { TermCounts } from "./term-counts.js";
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
 * One process at a time may have a folder open.
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
  const table = await createStoryTable(await openTables(folder));
  await writePlace(folder, { seq: 0, tableVersion: await table.version() });
  return indexOver({ folder, table, counts: new TermCounts(), opening, seq: 0, rows: 0 });
}

async function keptIndex(folder: string, opening: OpeningSearchIndex): Promise<SearchIndex> {
  const place = await readPlace(folder);
  const table = await openStoryTable(await openTables(folder));
  if ((await table.version()) < place.tableVersion) throw new Error("its last writes are missing");
  const rows = await table.countRows();
  return indexOver({ folder, table, counts: await keptCounts(folder, table, rows), opening, seq: place.seq, rows });
}

/** The counts as they were kept, or, where they lag behind the table by more than a tenth, counted again. */
async function keptCounts(folder: string, table: Table, rows: number): Promise<TermCounts> {
  const kept = await readCounts(folder);
  if (kept !== null && Math.abs(kept.stories - rows) <= rows / 10) return kept;
  const counts = new TermCounts();
  for await (const batch of table.query().select(["text"])) {
    const texts = batch.getChild("text");
    for (let at = 0; at < batch.numRows; at += 1) counts.add(String(texts?.get(at)));
  }
  return counts;
}

interface Opened {
  readonly folder: string;
  readonly table: Table;
  readonly counts: TermCounts;
  readonly opening: OpeningSearchIndex;
  readonly seq: number;
  readonly rows: number;
}

function indexOver({ folder, table, counts, opening, seq, rows }: Opened): SearchIndex {
  const onTrouble = opening.onTrouble ?? (() => undefined);
  const writing = new WritingQueue();
  // What the last process left loose is not known: the first settling has to look.
  const loose = { writes: 1, rows: 0 };
  const index: OpenIndex = { folder, table, counts, writing, onTrouble, seq, loose, settledRows: rows };
  return {
    put: (stories) => putStories(index, stories),
    remove: (codes) => removeStories(index, codes),
    cursor: () => index.seq,
    advance: (to) => writing.run(() => advanceTo(index, to)),
    search: (ask) => searchStories(index, ask),
    related: (ask) => relatedStories(index, ask),
    settle: () => writing.run(() => settleStories(index)),
    close: () => writing.run(async () => table.close()),
  };
}

async function advanceTo(index: OpenIndex, seq: number): Promise<void> {
  await writePlace(index.folder, { seq, tableVersion: await index.table.version() });
  index.seq = seq;
}
