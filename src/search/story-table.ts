import { createRequire } from "node:module";
import { resolve } from "node:path";
import { type Connection, connect, Index, MatchQuery, Session, type Table } from "@lancedb/lancedb";
import { wordColumns } from "./story-row.js";

/** Of the two builds of Arrow the one that LanceDB loads: an `import` would load the other beside it. */
const { Field, Float64, List, Schema, Utf8 } = createRequire(import.meta.url)(
  "apache-arrow",
) as typeof import("apache-arrow");

/** Codes and instants are whole numbers below 2^53, which a double holds exactly and hands back as a JavaScript number. */
export const storySchema = new Schema([
  new Field("code", new Float64(), false),
  new Field("edition", new Utf8(), false),
  new Field("section", new Utf8(), false),
  new Field("labels", new List(new Field("item", new Utf8(), true)), false),
  new Field("published_at", new Float64(), false),
  new Field("headline", new Utf8(), false),
  new Field("standfirst", new Utf8(), false),
  new Field("text", new Utf8(), false),
  new Field("facts", new Utf8(), false),
]);

const megabyte = 1n << 20n;

/** The table whose stories were indexed in one go: it is never written again. */
export const settledName = (generation: number): string => `settled-${generation}`;

/** The table of the newest of them once more: what is asked of the last days is asked of few. */
export const recentName = (generation: number): string => `recent-${generation}`;

/** What LanceDB keeps in memory of what it has read: at most 128 MB of indexes and 32 MB of metadata. */
const keptInMemory = (): Session => new Session(128n * megabyte, 32n * megabyte);

/** Opens the folder for tables. */
export function openTables(folder: string, session = keptInMemory()): Promise<Connection> {
  // By itself it reads and keeps 128 words for the one that is asked: of common ones, megabytes.
  process.env.LANCE_FTS_POSTING_GROUP_MAX_TOKENS ??= "1";
  // As an option: a session given as an argument of its own is passed over (LanceDB 0.37), and then it may keep 7 GB.
  return connect(resolve(folder), { session });
}

const indexes: readonly (readonly [column: string, config: () => Index])[] = [
  ...wordColumns.map((column) => [column, wordIndex] as const),
  ["code", Index.btree],
  ["published_at", Index.btree],
  ["edition", Index.bitmap],
  ["section", Index.bitmap],
  ["labels", Index.labelList],
];

/** How many indexes a table has. */
export const indexesMade = indexes.length;

/** Makes every index a question uses; `done` is told of each. */
export async function indexColumns(table: Table, done: () => void = () => undefined): Promise<void> {
  for (const [column, config] of indexes) {
    await table.createIndex(column, { config: config() });
    done();
  }
}

/** Splits at spaces and does nothing else: the analysis has been done. */
function wordIndex(): Index {
  return Index.fts({
    baseTokenizer: "whitespace",
    withPosition: false,
    lowercase: false,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    maxTokenLength: 64,
  });
}

/** Reads one row of every fragment, and in every index of words: what is missing or cut short throws here. */
export async function touch(table: Table, rowIds: readonly bigint[]): Promise<void> {
  if (rowIds.length > 0) await table.takeRowIds(rowIds).select(["code"]).toArrow();
  for (const column of wordColumns) {
    await table.query().fullTextSearch(new MatchQuery("a", column)).select(["code", "_score"]).limit(1).toArrow();
  }
}

/** Text as it must stand between quotes in a filter (SQL-92: a quote is doubled). */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
