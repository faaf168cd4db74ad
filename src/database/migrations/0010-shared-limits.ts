import { type Kysely, sql } from "kysely";
import type { AllTables } from "../tables.js";

/** What the limits that protect money and people count by, where every process and machine sees it. */
export async function up(db: Kysely<AllTables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table sign_in_link add column network text",
  "create index sign_in_link_network on sign_in_link (network, made_at)",
  "create index sign_in_link_newest on sign_in_link (made_at)",
  "create table sign_in_failure (id text primary key, address text not null, at bigint not null)",
  "create index sign_in_failure_address on sign_in_failure (address, at)",
  "create index sign_in_failure_newest on sign_in_failure (at)",
];
