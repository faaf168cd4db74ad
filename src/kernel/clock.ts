import type { Instant } from "./ids.js";

/** The only source of the present moment, so that a test can hold the time in its hand. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() as Instant };
