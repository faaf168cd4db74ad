import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely } from "kysely";
import type { Transactor } from "./handles.js";
import type { AllTables } from "./tables.js";

const inside = new AsyncLocalStorage<true>();

interface Engine {
  /** Runs at the start of each transaction: what keeps other processes out. */
  readonly prepare: (tx: Transactor) => Promise<void>;
  /** Resolves when all that was committed before the call is on the disk. */
  readonly settled: () => Promise<void>;
}

/**
 * One writer at a time within this process; each engine adds what keeps other processes out, and what makes a commit
 * durable. The next one writes while the one before is brought to the disk: they are acknowledged together.
 */
export function createTransact(writer: Kysely<AllTables>, { prepare, settled }: Engine) {
  let last: Promise<unknown> = Promise.resolve();
  const run = <T>(work: (tx: Transactor) => Promise<T>): Promise<T> =>
    inside.run(true, () =>
      writer.transaction().execute(async (rows) => {
        const tx = { rows } as Transactor;
        await prepare(tx);
        return work(tx);
      }),
    );
  return async function transact<T>(work: (tx: Transactor) => Promise<T>): Promise<T> {
    if (inside.getStore()) throw new Error("transact() inside transact(): pass the Transactor on instead");
    const turn = last.then(() => run(work));
    last = turn.catch(() => undefined);
    const value = await turn;
    await settled();
    return value;
  };
}
