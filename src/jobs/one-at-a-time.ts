import { setTimeout as pass } from "node:timers/promises";
import type { Claim } from "../database/claim.js";
import type { Database } from "../database/handles.js";
import type { Job } from "./start-clock.js";

/** How often a task that another machine has is asked for again, in milliseconds. */
const rhythm = 1000;

/**
 * Does a job in one process among all that share the database: in the first that claims it, and when that one is gone in
 * another. What the job had in hand then is done again, so it must be a job that goes on from the database's own rows.
 */
export function oneAtATime(
  { claim }: Pick<Database, "claim">,
  task: string,
  { start, failed }: { readonly start: () => Job; readonly failed: (error: unknown) => void },
): Job {
  const stopping = new AbortController();
  const wait = (): Promise<unknown> => pass(rhythm, undefined, { signal: stopping.signal }).catch(() => undefined);
  const hold = async (held: Claim): Promise<void> => {
    const job = start();
    while (!stopping.signal.aborted && held.holds()) await wait();
    await job.stop();
    await held.release();
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const held = await claim(task);
        if (held === null) await wait();
        else await hold(held);
      } catch (error) {
        failed(error);
        await wait();
      }
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
