import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { Database } from "../handles.js";
import { migrate } from "../migrate.js";
import type { AllTables } from "../tables.js";
import { createTransact } from "../transact.js";
import { adapt, readingDialect, writingDialect } from "./connect.js";
import { openPublicSqlite, openReadOnly, sqliteFileName } from "./open-public-sqlite.js";
import { packedTexts } from "./packed-text.js";

const plugins = [packedTexts];

/** Opens (and if need be makes) the one file of a newsroom on its own machine. */
export async function openSqlite(folder: string, onQuery: (sql: string) => void = () => {}): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, sqliteFileName);
  const writing = openWriter(file);
  const writer = new Kysely<AllTables>({ dialect: writingDialect(adapt(writing, () => {})), plugins });
  await migrate(writer as unknown as Kysely<never>);
  const reading = openReadOnly(file);
  const publicSide = await openPublicSqlite(folder, onQuery);
  const reader = new Kysely<AllTables>({ dialect: readingDialect(adapt(reading, () => {})), plugins });
  return {
    engine: "sqlite",
    reader,
    publicReader: publicSide.publicReader,
    transact: createTransact(writer, async () => {}),
    snapshot: (work) => reader.transaction().execute(work),
    changeMark: publicSide.changeMark,
    claim: async () => ({ holds: () => true, release: async () => undefined }),
    checkFile: async () => checkFile(reading),
    async close() {
      await Promise.all([reader.destroy(), publicSide.close()]);
      if (reading.isOpen) reading.close();
      // The last to close brings the write-ahead log home, which a read-only connection cannot do.
      await writer.destroy();
      if (writing.isOpen) writing.close();
    },
  };
}

/** Bytes of a new file's pages: several packed stories fit in one. */
const pageSize = 8192;
/** Pages of the write-ahead log after which it is brought home: an index page that a long import touches often goes once. */
const checkpointAfter = 4000;

function openWriter(file: string): DatabaseSync {
  const raw = new DatabaseSync(file, { timeout: 0 });
  raw.exec(`pragma page_size = ${pageSize}; pragma wal_autocheckpoint = ${checkpointAfter}`);
  raw.exec(
    "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536",
  );
  raw.exec("pragma busy_timeout = 0");
  return raw;
}

function checkFile(raw: DatabaseSync): readonly string[] {
  const answers = raw
    .prepare("pragma integrity_check(20)")
    .all()
    .map((row) => String(row.integrity_check));
  return answers.length === 1 && answers[0] === "ok" ? [] : answers;
}
