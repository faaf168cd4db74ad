import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { writingRate } from "../../comments/writing/writing-rate.js";

/** What a reader may do how often: points in seconds, counted by reader or network, for words also by story. */
const rates = {
  write: { points: writingRate.comments, duration: writingRate.seconds },
  story: { points: 100, duration: 2 },
  react: { points: 30, duration: 60 },
  report: { points: 10, duration: 600 },
  letter: { points: 10, duration: 3600 },
  look: { points: 120, duration: 60 },
} as const;

export type RateName = keyof typeof rates;

export interface Limits {
  /** Takes one more where that is allowed, and answers 0; else the seconds until it is. */
  take(name: RateName, by: string): Promise<number>;
  /** Gives one back that came to nothing. */
  giveBack(name: RateName, by: string): Promise<void>;
}

/** Counted in this process's memory: a limit against floods, not a ledger. */
export function createLimits(): Limits {
  const limiters = Object.fromEntries(
    Object.entries(rates).map(([name, rate]) => [name, new RateLimiterMemory({ ...rate, keyPrefix: name })]),
  ) as Record<RateName, RateLimiterMemory>;
  return {
    take: (name, by) =>
      limiters[name].consume(by).then(
        () => 0,
        ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000)),
      ),
    async giveBack(name, by) {
      await limiters[name].reward(by);
    },
  };
}
