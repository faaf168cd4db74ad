import type { Database } from "./handles.js";

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

/** Opens the engine that was chosen; the other one is not loaded. */
export async function openDatabase({ folder, url, ...more }: DatabaseChoice): Promise<Database> {
  if (url === null) return (await import("./sqlite/open-sqlite.js")).openSqlite(folder, more);
  return (await import("./postgres/open-postgres.js")).openPostgres(url, more.onQuery);
}
