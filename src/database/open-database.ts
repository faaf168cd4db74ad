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
}

export function openDatabase(choice: DatabaseChoice): Promise<Database> {
  return choice.url === null ? openSqlite(choice.folder, choice.onQuery) : openPostgres(choice.url, choice.onQuery);
}
