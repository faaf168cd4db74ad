import { type Kysely, type RawBuilder, sql } from "kysely";
import { speaksPostgres } from "./speaks-postgres.js";

/** A long text's column as a question inside the database reads it: SQLite's file holds it packed. */
export const plainColumn = <Tables>(db: Kysely<Tables>, column: string): RawBuilder<string> =>
  speaksPostgres(db) ? sql`${sql.ref(column)}` : sql`unpacked(${sql.ref(column)})`;
