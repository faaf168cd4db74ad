import { constants, type DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  type SqliteStatement,
} from "kysely";
import { FairDriver } from "./fair-turns.js";

/** Statements kept ready per connection; beyond it the oldest is forgotten. */
const keptStatements = 300;
/** How long a writer waits for another process's transaction, in milliseconds. */
const patience = 30_000;

/** What Kysely asks of a SQLite library, answered by Node's own; also counts what it runs. */
export interface CountedDatabase {
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export function adapt(raw: DatabaseSync, onQuery: (sql: string) => void): CountedDatabase {
  const kept = new Map<string, StatementSync>();
  const ready = (sql: string): StatementSync => {
    const found = kept.get(sql) ?? raw.prepare(sql);
    kept.delete(sql);
    kept.set(sql, found);
    if (kept.size > keptStatements) kept.delete(kept.keys().next().value ?? sql);
    return found;
  };
  return {
    prepare(sql) {
      onQuery(sql);
      const statement = ready(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      };
    },
    close: () => raw.close(),
  };
}

/** Takes the write lock at the start, and waits for it without holding up the event loop. */
class PatientDriver extends FairDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const until = Date.now() + patience;
    while (true) {
      try {
        await connection.executeQuery(CompiledQuery.raw("begin immediate"));
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  }
}

const isBusy = (error: unknown): boolean => error instanceof Error && /database is (locked|busy)/.test(error.message);

export const readingDialect = (database: CountedDatabase): Dialect =>
  dialectWith(database, () => new FairDriver({ database }));

export const writingDialect = (database: CountedDatabase): Dialect =>
  dialectWith(database, () => new PatientDriver({ database }));

/** SQLite takes tables back that a transaction made, whatever Kysely says: a start that is killed leaves none half made. */
class WholeAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function dialectWith(database: CountedDatabase, createDriver: () => FairDriver): Dialect {
  const dialect = new SqliteDialect({ database });
  return {
    createDriver,
    createAdapter: () => new WholeAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** Lets a connection read the archive's and the threads' tables and nothing else; SQLite asks at every prepare. */
export function confineToArchive(raw: DatabaseSync): void {
  const { SQLITE_OK, SQLITE_DENY, SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE, SQLITE_PRAGMA } =
    constants;
  raw.setAuthorizer((action, table) => {
    if (action === SQLITE_SELECT || action === SQLITE_FUNCTION || action === SQLITE_RECURSIVE) return SQLITE_OK;
    // The number that tells of other connections' commits; SQLite asks for it anew after every change of the authorizer.
    if (action === SQLITE_PRAGMA) return table === "data_version" ? SQLITE_OK : SQLITE_DENY;
    return action === SQLITE_READ && table !== null && /^(archive|thread)_/.test(table) ? SQLITE_OK : SQLITE_DENY;
  });
}
