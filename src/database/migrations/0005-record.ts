import { type Kysely, sql } from "kysely";

/** What one person did, newest first, without reading what everyone did; the months of an edition, in their order. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of indexes) await sql.raw(statement).execute(db);
}

const indexes = [
  "create index ledger_actor on ledger (actor, at desc, seq desc)",
  "create index archive_day_month on archive_day (edition, (substr(day, 1, 7)), stories)",
];
