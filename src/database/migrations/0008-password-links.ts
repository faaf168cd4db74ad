import { type Kysely, sql } from "kysely";
import type { AllTables } from "../tables.js";

/** Links by which someone who is at the desk already sets a new password. */
export async function up(db: Kysely<AllTables>): Promise<void> {
  await sql
    .raw(`create table password_link (
      token_hash text primary key, person text not null, made_by text not null, expires_at bigint not null,
      used_at bigint)`)
    .execute(db);
  await sql.raw("create index password_link_person on password_link (person)").execute(db);
}
