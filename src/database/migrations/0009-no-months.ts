import { type Kysely, sql } from "kysely";

/** The months of an edition are summed in memory, day by day as days change: nothing reads this index any longer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("drop index archive_day_month").execute(db);
}
