import type { Database, Transactor } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { type Entering, enterComment } from "./enter-comment.js";
import { wroteEnough } from "./wrote-enough.js";

export interface Entered {
  readonly id: CommentId;
  /** Whether the same form had been sent before: then nothing was kept now. */
  readonly again: boolean;
}

export type EnterTogether = (entering: Entering) => Promise<Result<Entered, EnterFault>>;
/** `full`: too many wait already. `parent-gone`: what it answers went meanwhile. `too-many`: its writer sends too often. */
export type EnterFault = "full" | "parent-gone" | "too-many";

interface Waiting {
  readonly entering: Entering;
  readonly settle: (outcome: Promise<Result<Entered, EnterFault>>) => void;
}

/** Comments that may wait for the disk, and how many of them one transaction takes. */
const longestQueue = 1000;
const together = 200;
/** Milliseconds for which one turn of the event loop keeps comments. */
const longestTurn = 4;
/** Milliseconds between two commits of a burst: whoever comes in them shares the next, for every page waits while the disk does. */
const pause = 50;

/**
 * Keeps comments durably. Those that come while a transaction is under way share the next one: a burst costs the disk a
 * few commits a second, not one each, and other writers get their turn between them.
 */
export function enterTogether({ transact }: Pick<Database, "transact">): EnterTogether {
  const queue: Waiting[] = [];
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    for (let some = queue.splice(0, together); some.length > 0; some = queue.splice(0, together)) {
      await keep(transact, some);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    busy = false;
  };
  return (entering) => {
    if (queue.length >= longestQueue) return Promise.resolve(err("full"));
    return new Promise((settle) => {
      queue.push({ entering, settle });
      if (!busy) void work();
    });
  };
}

async function keep(transact: Database["transact"], some: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await transact(async (tx) => {
      const done: Result<Entered, EnterFault>[] = [];
      const breathe = breather();
      for (const { entering } of some) {
        done.push(await enterOnce(tx, entering));
        await breathe();
      }
      return done;
    });
    for (const [at, outcome] of outcomes.entries()) some[at]?.settle(Promise.resolve(outcome));
  } catch {
    // One of them cannot be kept: each alone, so that the others are.
    for (const { entering, settle } of some) {
      const outcome = transact((tx) => enterOnce(tx, entering));
      settle(outcome);
      await outcome.catch(() => undefined);
    }
  }
}

/** Lets others have their turn whenever this one has lasted long enough: a reader's page does not wait for a whole burst. */
function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestTurn) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

async function enterOnce(tx: Transactor, entering: Entering): Promise<Result<Entered, EnterFault>> {
  const known = await tx.rows
    .selectFrom("comment")
    .select("id")
    .where("receipt_hash", "=", entering.receiptHash)
    .executeTakeFirst();
  if (known !== undefined) return ok({ id: known.id as CommentId, again: true });
  if (await wroteEnough(tx, entering)) return err("too-many");
  const { parent } = entering;
  if (parent !== null) {
    const above = await tx.rows.selectFrom("comment").select("state").where("id", "=", parent.id).executeTakeFirst();
    if (above?.state !== "approved") return err("parent-gone");
  }
  return ok({ id: await enterComment(tx, entering), again: false });
}
