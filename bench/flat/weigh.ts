import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Place } from "../../src/cli/house.js";
import type { Reader } from "../../src/database/handles.js";
import { sqliteFileName } from "../../src/database/sqlite/open-public-sqlite.js";
import { plainText } from "../../src/domain/story/plain-text.js";
import type { Revision } from "../../src/domain/story/revision.js";
import { openPress } from "../../src/main/open-press.js";

export interface Weight {
  /** Bytes of the stories' headlines, standfirsts and bodies as UTF-8, reckoned from every so many. */
  readonly text: number;
  /** Bytes of the database: SQLite's file, or PostgreSQL's count of its own. */
  readonly database: number;
  readonly index: number;
}

const sampled = 2000;

export async function weigh(place: Place, stories: number): Promise<Weight> {
  const { press, close } = await openPress(place);
  const text = await textBytes(press.database.reader, stories);
  const database =
    place.database === null
      ? (await stat(join(place.data, sqliteFileName))).size
      : await postgresBytes(press.database.reader);
  await close();
  const names = await readdir(place.data);
  const folders = names.filter((name) => name.startsWith("index-"));
  const sizes = await Promise.all(folders.map((name) => folderBytes(join(place.data, name))));
  return { text, database, index: sizes.reduce((sum, size) => sum + size, 0) };
}

async function textBytes(reader: Reader, stories: number): Promise<number> {
  const codes = Array.from({ length: sampled }, (_, at) => 1 + Math.floor((at * (stories - 1)) / sampled));
  let bytes = 0;
  for (let start = 0; start < codes.length; start += 200) {
    const subjects = codes.slice(start, start + 200).map(String);
    const rows = await reader
      .selectFrom("ledger")
      .select("body")
      .where("noun", "=", "story")
      .where("act", "=", "published")
      .where("subject", "in", subjects)
      .execute();
    for (const { body } of rows) bytes += wordBytes(JSON.parse(body ?? "null") as Revision);
  }
  return (bytes / codes.length) * stories;
}

const wordBytes = ({ headline, standfirst, body }: Revision): number =>
  Buffer.byteLength(`${headline}\n${standfirst ?? ""}\n${plainText(body)}`);

async function postgresBytes(reader: Reader): Promise<number> {
  const { rows } = await sql<{ size: string }>`select pg_database_size(current_database()) as size`.execute(reader);
  return Number(rows[0]?.size);
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile());
  const sizes = await Promise.all(files.map((one) => stat(join(one.parentPath, one.name)).then(({ size }) => size)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
