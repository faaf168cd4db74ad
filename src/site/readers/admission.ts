import { err, ok, type Result } from "../../kernel/result.js";

/** Does work for a reader in its turn; `full`: as much is in hand as can be answered in time. */
export type Admit = <T>(work: () => Promise<T>) => Promise<Result<T, "full">>;

/**
 * Lets so much be in hand at once and begins each in a turn of its own (HTML, 8.1.7): between two comments that are
 * judged every page that was asked for is answered.
 */
export function createAdmission(most: number): Admit {
  let inHand = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    if (inHand >= most) return err("full");
    inHand += 1;
    try {
      const turn = last.then(nextTurn);
      last = turn;
      await turn;
      return ok(await work());
    } finally {
      inHand -= 1;
    }
  };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
