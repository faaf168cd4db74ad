import { resolve } from "node:path";
import { type Connection, connect, Index, MatchQuery, Session, type Table } from "@lancedb/lancedb";
import { Field, Float64, Schema, Utf8 } from "apache-arrow";
import { tableName } from "./index-folder.js";

/** Codes and instants are whole numbers below 2^53, which a double holds exactly and hands back as a JavaScript number. */
const schema = new Schema([
  new Field("code", new Float64(), false),
  new Field("edition", new Utf8(), false),
  new Field("section", new Utf8(), false),
  new Field("published_at", new Float64(), false),
  new Field("headline", new Utf8(), false),
  new Field("standfirst", new Utf8(), false),
  new Field("text", new Utf8(), false),
]);

const wordColumns = ["headline", "standfirst", "text"] as const;
const megabyte = 1n << 20n;

/** Opens the folder for tables. LanceDB keeps what it has read in memory: here at most 256 MB of index, 32 MB of metadata. */
export const openTables = (folder: string): Promise<Connection> =>
  connect(resolve(folder), {}, new Session(256n * megabyte, 32n * megabyte));

export async function createStoryTable(tables: Connection): Promise<Table> {
  const table = await tables.createEmptyTable(tableName, schema);
  for (const column of wordColumns) await table.createIndex(column, { config: wordIndex() });
  await table.createIndex("code", { config: Index.btree() });
  await table.createIndex("edition", { config: Index.bitmap() });
  return table;
}

/** Splits at spaces and does nothing else: the analysis has been done. */
const wordIndex = (): Index =>
  Index.fts({
    baseTokenizer: "whitespace",
    withPosition: false,
    lowercase: false,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    maxTokenLength: 64,
  });

/** Opens the kept table and touches every fragment and every index once: what is missing or cut short throws here. */
export async function openStoryTable(tables: Connection): Promise<Table> {
  const table = await tables.openTable(tableName);
  await table.query().select(["code"]).toArrow();
  await table.query().limit(1).toArrow();
  for (const column of wordColumns) {
    await table.query().fullTextSearch(new MatchQuery("a", column)).select(["code", "_score"]).limit(1).toArrow();
  }
  return table;
}

/** Text as it must stand between quotes in a filter (SQL-92: a quote is doubled). */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
