import { setImmediate as nextTurn } from "node:timers/promises";
import { type CompiledQuery, type DatabaseConnection, type QueryResult, SqliteDriver } from "kysely";

/**
 * How long work with the file may hold the event loop before it lets others on, in milliseconds. Node's SQLite answers at
 * once, so that a verb of thirty statements would run to its end in one turn, and all readers would wait for it.
 */
const longest = 1;

let began: number | null = null;

/** Null where this turn of the event loop is young; else a promise that lets the others on first. */
function othersFirst(): Promise<void> | null {
  const now = performance.now();
  if (began === null) {
    began = now;
    setImmediate(() => {
      began = null;
    });
    return null;
  }
  return now - began < longest ? null : nextTurn();
}

/** A driver whose statements do not all run in one turn of the event loop. */
export class FairDriver extends SqliteDriver {
  readonly #fair = new WeakMap<DatabaseConnection, DatabaseConnection>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const plain = await super.acquireConnection();
    const fair = this.#fair.get(plain) ?? fairly(plain);
    this.#fair.set(plain, fair);
    return fair;
  }
}

const fairly = (plain: DatabaseConnection): DatabaseConnection => ({
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    await othersFirst();
    return plain.executeQuery<Row>(query);
  },
  streamQuery: <Row>(query: CompiledQuery, size: number) => plain.streamQuery<Row>(query, size),
});
