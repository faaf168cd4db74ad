import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { Database } from "../handles.js";
import { migrate } from "../migrate.js";
import type { AllTables } from "../tables.js";
import { createTransact } from "../transact.js";
import { bringLogHome } from "./bring-log-home.js";
import { adapt, readingDialect, writingDialect } from "./connect.js";
import { openLogOnDisk } from "./log-on-disk.js";
import { openPublicSqlite, openReadOnly, sqliteFileName } from "./open-public-sqlite.js";
import { packedTexts } from "./packed-text.js";

const plugins = [packedTexts];

interface SqliteOptions {
  /** Told of every statement the public side runs. */
  readonly onQuery?: (sql: string) => void;
  /** Whether readers are answered meanwhile: what waits for the disk then waits beside the event loop. */
  readonly serving?: boolean;
}

/** Opens (and if need be makes) the one file of a newsroom on its own machine. */
export async function openSqlite(
  folder: string,
  { onQuery = () => {}, serving = false }: SqliteOptions = {},
): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, sqliteFileName);
  const writing = openWriter(file);
  const writer = new Kysely<AllTables>({ dialect: writingDialect(adapt(writing, () => {})), plugins });
  await migrate(writer as unknown as Kysely<never>);
  // The tables are made: from here on the log is synced beside the event loop, before anything is acknowledged.
  writing.exec("pragma synchronous = normal");
  const log = await openLogOnDisk(file);
  const reading = openReadOnly(file);
  const publicSide = await openPublicSqlite(folder, onQuery);
  const reader = new Kysely<AllTables>({ dialect: readingDialect(adapt(reading, () => {})), plugins });
  const home = serving ? bringLogHome(file) : null;
  if (serving) writing.exec(`pragma wal_autocheckpoint = ${checkpointAtLast}`);
  return {
    engine: "sqlite",
    reader,
    publicReader: publicSide.publicReader,
    transact: createTransact(writer, { prepare: async () => log.check(), settled: log.settled }),
    settled: log.settled,
    snapshot: (work) => reader.transaction().execute(work),
    changeMark: publicSide.changeMark,
    claim: async () => ({ holds: () => true, release: async () => undefined }),
    checkFile: async () => checkFile(reading),
    async close() {
      await home?.stop();
      await Promise.all([reader.destroy(), publicSide.close()]);
      if (reading.isOpen) reading.close();
      // The last to close brings the write-ahead log home, which a read-only connection cannot do.
      await writer.destroy();
      if (writing.isOpen) writing.close();
      await log.close();
    },
  };
}

/** Bytes of a new file's pages: several packed stories fit in one. */
const pageSize = 8192;
/** Pages of the write-ahead log after which it is brought home: an index page that a long import touches often goes once. */
const checkpointAfter = 4000;
/** The same where a thread of its own does it: only should that not keep up. */
const checkpointAtLast = 40_000;

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
