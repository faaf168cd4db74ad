import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely } from "kysely";
import type { Transactor } from "./handles.js";
import type { AllTables } from "./tables.js";

const inside = new AsyncLocalStorage<true>();

/** One writer at a time within this process; each engine adds what keeps other processes out. */
export function createTransact(writer: Kysely<AllTables>, prepare: (tx: Transactor) => Promise<void>) {
  let last: Promise<unknown> = Promise.resolve();
  const run = <T>(work: (tx: Transactor) => Promise<T>): Promise<T> =>
    inside.run(true, () =>
      writer.transaction().execute(async (rows) => {
        const tx = { rows } as Transactor;
        await prepare(tx);
        return work(tx);
      }),
    );
  return function transact<T>(work: (tx: Transactor) => Promise<T>): Promise<T> {
    if (inside.getStore()) throw new Error("transact() inside transact(): pass the Transactor on instead");
    const turn = last.then(() => run(work));
    last = turn.catch(() => undefined);
    return turn;
  };
}
