import { type Kysely, sql } from "kysely";

/** What one person did, newest first, without reading what everyone did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("create index ledger_actor on ledger (actor, at desc, seq desc)").execute(db);
}
