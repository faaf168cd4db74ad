import type { Transactor } from "../../database/handles.js";
import type { Press } from "../../newsroom/press.js";

class Undone extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super("undone on purpose");
    this.value = value;
  }
}

/** A press whose every transaction is undone at its end: what an import would do, without doing it. */
export function rehearse(press: Press): Press {
  const transact = async <T>(work: (tx: Transactor) => Promise<T>): Promise<T> => {
    try {
      return await press.database.transact(async (tx) => {
        throw new Undone(await work(tx));
      });
    } catch (error) {
      if (error instanceof Undone) return error.value as T;
      throw error;
    }
  };
  return { ...press, database: { ...press.database, transact } };
}
