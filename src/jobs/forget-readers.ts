import { forgetReaders } from "../comments/forget-readers.js";
import type { Press } from "../newsroom/press.js";
import type { Job } from "./start-clock.js";

const hour = 3_600_000;

/** Forgets, at the start and every hour, what of readers is no longer needed. */
export function startForgetting({ database, clock }: Press, failed: (error: unknown) => void): Job {
  let turn: Promise<void> = Promise.resolve();
  const forget = (): void => {
    turn = forgetReaders(database, clock.now()).catch(failed);
  };
  forget();
  const timer = setInterval(forget, hour);
  return {
    async stop() {
      clearInterval(timer);
      await turn;
    },
  };
}
