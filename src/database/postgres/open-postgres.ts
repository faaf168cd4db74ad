import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Database, Transactor } from "../handles.js";
import { migrate } from "../migrate.js";
import type { AllTables } from "../tables.js";
import { createTransact } from "../transact.js";
import { claimTask } from "./claim-task.js";
import { openPublicPostgres, readOnly } from "./open-public-postgres.js";
import { grantArchive } from "./public-role.js";

/** Writers on all machines take turns on this advisory lock: the ledger is one chain. */
const ledgerLock = 2_021_123_106;

/** Opens a newsroom's PostgreSQL: makes the tables and the public role where they are missing. */
export async function openPostgres(url: string, onQuery: (sql: string) => void = () => {}): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", () => {});
  const writer = new Kysely<AllTables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(writer as unknown as Kysely<never>);
  await grantArchive(writer);
  const reading = new pg.Pool({ connectionString: url, max: 5, options: readOnly });
  reading.on("error", () => {});
  const reader = new Kysely<AllTables>({ dialect: new PostgresDialect({ pool: reading }) });
  const publicSide = await openPublicPostgres(url, onQuery);
  const transact = createTransact(writer, { prepare, settled });
  return {
    engine: "postgres",
    reader,
    publicReader: publicSide.publicReader,
    async transact(work) {
      const value = await transact(work);
      publicSide.commits.note();
      return value;
    },
    settled,
    snapshot: (work) => reader.transaction().setIsolationLevel("repeatable read").execute(work),
    changeMark: publicSide.changeMark,
    claim: (task) => claimTask(url, task),
    checkFile: async () => [],
    async close() {
      await Promise.all([publicSide.close(), writer.destroy(), reader.destroy()]);
    },
  };
}

/** A commit of PostgreSQL is on its disk before anyone sees it. */
const settled = (): Promise<void> => Promise.resolve();

async function prepare(tx: Transactor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(ledgerLock)})`.execute(tx.rows);
  await sql`notify dateline_commit`.execute(tx.rows);
}
