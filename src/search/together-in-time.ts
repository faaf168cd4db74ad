const day = 86_400_000;

/** What the years take from a relation at most, and the days after which two thirds of that are gone. */
const mostLost = 0.15;
const fadingDays = 60;

/** What is left of nearness between stories published so many milliseconds apart: all of it on one day, 0.85 after years. */
export const fading = (apart: number): number => 1 - mostLost * (1 - Math.exp(-apart / (fadingDays * day)));

interface Pair {
  readonly nearness: number;
  readonly score: number;
  /** Milliseconds. */
  readonly apart: number;
}

const leastNearness = 0.12;
const leastScore = 0.55;
const perDoubling = 0.04;

/**
 * Whether two stories belong to one running story. The longer ago, the nearer they must be: each doubling of the weeks
 * between them asks for 0.04 more, so that the trial a year later still belongs and next year's storm does not.
 */
export function isRunning({ nearness, score, apart }: Pair): boolean {
  const weeks = apart / (7 * day);
  return nearness >= leastNearness && score >= leastScore + perDoubling * Math.log2(1 + weeks);
}
