import type { Press } from "../newsroom/press.js";
import { nextDue, publishDue } from "../newsroom/publish-due.js";
import type { Taken } from "../newsroom/take-steps.js";

/** How often another process's schedule is looked for, in milliseconds. */
const interval = 500;

export interface Job {
  /** Stops after what is in hand. */
  stop(): Promise<void>;
}

export interface ClockEvents {
  published(taken: readonly Taken[]): void;
  failed(error: unknown): void;
}

/** Publishes what is due: at once what fell due while nobody was there, then each story at its moment. */
export function startClock(press: Press, events: ClockEvents): Job {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const tick = async (): Promise<void> => {
    try {
      const due = await nextDue(press);
      if (due !== null && due <= press.clock.now()) events.published(await publishDue(press));
      plan(due === null ? interval : Math.min(interval, due - press.clock.now()));
    } catch (error) {
      events.failed(error);
      plan(interval);
    }
  };
  const plan = (wait: number): void => {
    if (stopped) return;
    timer = setTimeout(
      () => {
        turn = tick();
      },
      Math.max(0, wait),
    );
  };
  turn = tick();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
