import { makeArrowTable, type Table } from "@lancedb/lancedb";
import { countStory } from "./count-story.js";
import {
  generationsIn,
  hasIndex,
  removeGeneration,
  writeCommonWords,
  writeCounted,
  writeNext,
  writeRows,
} from "./index-folder.js";
import { makeRecent } from "./make-recent.js";
import type { SearchDocument } from "./search-index.js";
import { SettledRows } from "./settled-rows.js";
import { countedText, type StoryRow, storyRow } from "./story-row.js";
import { indexColumns, openTables, settledName, storySchema } from "./story-table.js";
import { TermCounts } from "./term-counts.js";
import { WordList } from "./word-list.js";

/** Rows written at once: some ten megabytes of text, which stand in memory several times over while they are written. */
const batchRows = 4000;

export interface Rebuilding {
  readonly folder: string;
  /** Every public story, as it stands at `seq` or later. */
  readonly stories: AsyncIterable<readonly SearchDocument[]>;
  /** The ledger entry from which the follower must go on. */
  readonly seq: number;
  /** Told how many stories are taken in, and then how many of the eight indexes are made. */
  readonly onProgress?: (stage: "stories" | "indexes", done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes the whole index anew beside the one in use, which goes on answering; whoever has the folder open takes it over
 * (`adoptNext`), else the next to open it. Cut short, by `signal` or by death, it leaves the one in use as it was.
 * Says how many stories it took in; null when it was cut short.
 */
export async function rebuildIndex(rebuilding: Rebuilding): Promise<number | null> {
  const { folder, seq, signal } = rebuilding;
  beSparing();
  await hasIndex(folder);
  const generation = Math.max(0, ...(await generationsIn(folder))) + 1;
  const counted = { counts: new TermCounts(), words: new WordList() };
  const tables = await openTables(folder);
  try {
    const table = await tables.createEmptyTable(settledName(generation), storySchema);
    const many = await fill(table, rebuilding, counted);
    if (many === null) throw new Interrupted();
    await finish(table, rebuilding);
    await makeRecent(tables, generation, table);
    const kept = await SettledRows.read(table);
    await writeRows(folder, generation, kept);
    await writeCommonWords(folder, generation, { table, rows: kept, counts: counted.counts });
    table.close();
    if (signal?.aborted === true) throw new Interrupted();
    await writeCounted(folder, generation, counted);
    await writeNext(folder, { seq, generation });
    return many;
  } catch (error) {
    await removeGeneration(folder, generation);
    if (error instanceof Interrupted) return null;
    throw error;
  }
}

class Interrupted extends Error {}

/**
 * Of LanceDB, which reads these when it needs them first: one worker makes the index of words, texts are read ahead by 64
 * MB and 1,024 rows, not by 2 GB and 8,192. At a million stories that takes 350 MB less at most, and as long.
 */
function beSparing(): void {
  process.env.LANCE_FTS_NUM_SHARDS ??= "1";
  process.env.LANCE_DEFAULT_IO_BUFFER_SIZE ??= String(64 * 1024 * 1024);
  process.env.LANCE_DEFAULT_BATCH_SIZE ??= "1024";
}

interface Counted {
  readonly counts: TermCounts;
  readonly words: WordList;
}

async function fill(
  table: Table,
  { stories, onProgress, signal }: Rebuilding,
  counted: Counted,
): Promise<number | null> {
  let rows: StoryRow[] = [];
  let many = 0;
  const write = async (): Promise<void> => {
    if (rows.length > 0) await table.add(makeArrowTable(rows, { schema: storySchema }));
    many += rows.length;
    rows = [];
    onProgress?.("stories", many);
  };
  for await (const batch of stories) {
    if (signal?.aborted === true) return null;
    for (const story of batch) {
      const row = storyRow(story);
      counted.counts.add(countedText(row));
      countStory(counted, story);
      rows.push(row);
    }
    if (rows.length >= batchRows) await write();
  }
  await write();
  return many;
}

async function finish(table: Table, { onProgress, signal }: Rebuilding): Promise<void> {
  // The pieces that were written are of no use when they are joined: as many bytes once more.
  await table.optimize({ cleanupOlderThan: new Date() });
  let done = 0;
  await indexColumns(table, () => {
    if (signal?.aborted === true) throw new Interrupted();
    done += 1;
    onProgress?.("indexes", done);
  });
}
