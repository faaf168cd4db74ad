import { type Kysely, PostgresAdapter } from "kysely";

/** Whether a handle's statements go to PostgreSQL: for the few places where the two engines' SQL truly differs. */
export const speaksPostgres = <Tables>(db: Kysely<Tables>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;
