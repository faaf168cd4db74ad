import { type Kysely, Migrator } from "kysely";
import * as press from "./migrations/0001-press.js";
import * as desk from "./migrations/0002-desk.js";

/** Brings the tables up to this version, in order, each once; throws what the database said when one fails. */
export async function migrate(db: Kysely<never>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ "0001-press": press, "0002-desk": desk }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
