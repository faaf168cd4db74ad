import { RateLimiterMemory } from "rate-limiter-flexible";

/** What a reader may do how often: points in seconds, counted by reader or network, for words also by story. */
const rates = {
  write: { points: 5, duration: 60 },
  story: { points: 100, duration: 2 },
  react: { points: 30, duration: 60 },
  report: { points: 10, duration: 600 },
  letter: { points: 10, duration: 3600 },
  letters: { points: 300, duration: 600 },
  look: { points: 120, duration: 60 },
} as const;

export type RateName = keyof typeof rates;

/** Whether one more is allowed; takes it. */
export type Limits = (name: RateName, by: string) => Promise<boolean>;

/** Counted in this process's memory: a limit against floods, not a ledger. */
export function createLimits(): Limits {
  const limiters = Object.fromEntries(
    Object.entries(rates).map(([name, rate]) => [name, new RateLimiterMemory({ ...rate, keyPrefix: name })]),
  ) as Record<RateName, RateLimiterMemory>;
  return (name, by) =>
    limiters[name].consume(by).then(
      () => true,
      () => false,
    );
}
