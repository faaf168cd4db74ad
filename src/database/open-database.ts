import type { Database } from "./handles.js";
import { openPostgres } from "./postgres/open-postgres.js";
import { openSqlite } from "./sqlite/open-sqlite.js";

export interface DatabaseChoice {
  /** The data folder; SQLite's file lives there unless `url` says otherwise. */
  readonly folder: string;
  /** `postgres://…`; null for SQLite. */
  readonly url: string | null;
  /** Told of every statement the public side runs, for counting. */
  readonly onQuery?: (sql: string) => void;
  /** Whether readers are answered while it is open. */
  readonly serving?: boolean;
}

export function openDatabase({ folder, url, ...more }: DatabaseChoice): Promise<Database> {
  return url === null ? openSqlite(folder, more) : openPostgres(url, more.onQuery);
}
