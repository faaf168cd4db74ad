import type { PublicReader } from "./handles.js";
import type { DatabaseChoice } from "./open-database.js";
import { openPublicPostgres } from "./postgres/open-public-postgres.js";
import { openPublicSqlite } from "./sqlite/open-public-sqlite.js";

/** The archive alone, of a database that another process has made and writes. */
export interface PublicSide {
  readonly publicReader: PublicReader;
  /** As `Database.changeMark`. */
  changeMark(): number;
  close(): Promise<void>;
}

/** Opens what a process needs that only answers readers: it can read the archive, and nothing else in any way. */
export const openPublicSide = (choice: DatabaseChoice): Promise<PublicSide> =>
  choice.url === null
    ? openPublicSqlite(choice.folder, choice.onQuery)
    : openPublicPostgres(choice.url, choice.onQuery);
