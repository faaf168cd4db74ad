import { type Kysely, sql } from "kysely";
import type { AllTables } from "../tables.js";

/** Notes by their moment, and mentions by when they were seen: what happened of late is found without a look at the rest. */
export async function up(db: Kysely<AllTables>): Promise<void> {
  await sql.raw("create index story_note_moment on story_note (at)").execute(db);
  await sql.raw("create index story_mention_seen_at on story_mention (seen_at)").execute(db);
}
