import { type Kysely, sql } from "kysely";
import type { AllTables } from "../tables.js";

/** Who at the desk said which person a reader is, or that they are none: until someone does, their address tells. */
export async function up(db: Kysely<AllTables>): Promise<void> {
  await sql.raw("alter table reader add column person_by text").execute(db);
}
