import { type Kysely, type Migration, Migrator } from "kysely";
import * as press from "./migrations/0001-press.js";
import * as desk from "./migrations/0002-desk.js";
import * as comments from "./migrations/0003-comments.js";
import * as lists from "./migrations/0005-lists.js";
import * as record from "./migrations/0005-record.js";
import * as usesAndMentions from "./migrations/0007-uses-and-mentions.js";
import * as passwordLinks from "./migrations/0008-password-links.js";
import * as noMonths from "./migrations/0009-no-months.js";
import * as notesHeard from "./migrations/0009-notes-heard.js";
import * as readerBadges from "./migrations/0009-reader-badges.js";
import * as readerNames from "./migrations/0009-reader-names.js";
import * as sharedLimits from "./migrations/0010-shared-limits.js";

const migrations: Readonly<Record<string, Migration>> = {
  "0001-press": press,
  "0002-desk": desk,
  "0003-comments": comments,
  "0005-lists": lists,
  "0005-record": record,
  "0007-uses-and-mentions": usesAndMentions,
  "0008-password-links": passwordLinks,
  "0009-no-months": noMonths,
  "0009-reader-badges": readerBadges,
  "0009-reader-names": readerNames,
  "0009-notes-heard": notesHeard,
  "0010-shared-limits": sharedLimits,
};

/** Brings the tables up to this version, in order, each once; throws what the database said when one fails. */
export async function migrate(db: Kysely<never>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  // Rooms grow side by side, and none of these leans on another but the first two: one may be added before a later one.
  const migrator = new Migrator({ db, provider, allowUnorderedMigrations: true });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
