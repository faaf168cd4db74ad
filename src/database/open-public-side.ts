import type { PublicReader } from "./handles.js";
import type { DatabaseChoice } from "./open-database.js";

/** The archive alone, of a database that another process has made and writes. */
export interface PublicSide {
  readonly publicReader: PublicReader;
  /** As `Database.changeMark`. */
  changeMark(): number;
  close(): Promise<void>;
}

/** Opens what a process needs that only answers readers: it can read the archive, and nothing else in any way. */
export async function openPublicSide({ folder, url, onQuery }: DatabaseChoice): Promise<PublicSide> {
  if (url === null) return (await import("./sqlite/open-public-sqlite.js")).openPublicSqlite(folder, onQuery);
  return (await import("./postgres/open-public-postgres.js")).openPublicPostgres(url, onQuery);
}
