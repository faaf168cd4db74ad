import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Database, PublicTables, Transactor } from "../handles.js";
import { migrate } from "../migrate.js";
import type { AllTables } from "../tables.js";
import { createTransact } from "../transact.js";
import { hearCommits } from "./hear-commits.js";
import { grantArchive, publicRole } from "./public-role.js";

/** Writers on all machines take turns on this advisory lock: the ledger is one chain. */
const ledgerLock = 2_021_123_106;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens a newsroom's PostgreSQL: makes the tables and the public role where they are missing. */
export async function openPostgres(url: string, onQuery: (sql: string) => void = () => {}): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", () => {});
  const writer = new Kysely<AllTables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(writer as unknown as Kysely<never>);
  await grantArchive(writer);
  const readOnly = "-c default_transaction_read_only=on";
  const reading = new pg.Pool({ connectionString: url, max: 5, options: readOnly });
  const publicPool = new pg.Pool({ connectionString: url, max: 10, options: `${readOnly} -c role=${publicRole}` });
  for (const each of [reading, publicPool]) each.on("error", () => {});
  const reader = new Kysely<AllTables>({ dialect: new PostgresDialect({ pool: reading }) });
  const publicReader = new Kysely<PublicTables>({
    dialect: new PostgresDialect({ pool: publicPool }),
    log: (event) => onQuery(event.query.sql),
  });
  const commits = await hearCommits(url);
  const transact = createTransact(writer, prepare);
  return {
    engine: "postgres",
    reader,
    publicReader,
    async transact(work) {
      const value = await transact(work);
      commits.note();
      return value;
    },
    snapshot: (work) => reader.transaction().setIsolationLevel("repeatable read").execute(work),
    changeMark: () => commits.mark(),
    checkFile: async () => [],
    async close() {
      await commits.close();
      await Promise.all([writer.destroy(), reader.destroy(), publicReader.destroy()]);
    },
  };
}

async function prepare(tx: Transactor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(ledgerLock)})`.execute(tx.rows);
  await sql`notify dateline_commit`.execute(tx.rows);
}
