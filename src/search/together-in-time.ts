const day = 86_400_000;

/** What the years take from a relation at most, and the days after which two thirds of that are gone. */
const mostLost = 0.15;
const fadingDays = 60;

/** What is left of nearness between stories published so many milliseconds apart: all of it on one day, 0.85 after years. */
export const fading = (apart: number): number => 1 - mostLost * (1 - Math.exp(-apart / (fadingDays * day)));

interface Pair {
  readonly nearness: number;
  readonly score: number;
  /** How much of what each alone is about stands in the other. */
  readonly names: number;
  /** Milliseconds. */
  readonly apart: number;
}

const leastNearness = 0.08;
const leastNames = 0.15;
const leastScore = 0.55;
const perDoubling = 0.04;

/**
 * Whether two stories belong to one running story: they must share names, and the longer ago, the nearer they must be.
 * Each doubling of the weeks between them asks for 0.04 more, so that the trial a year later still belongs and next
 * year's storm does not.
 */
export function isRunning({ nearness, score, names, apart }: Pair): boolean {
  const weeks = apart / (7 * day);
  if (nearness < leastNearness || names < leastNames) return false;
  return score >= leastScore + perDoubling * Math.log2(1 + weeks);
}

const sameNearness = 0.95;
const repeatNearness = 0.75;
const repeatNames = 0.5;
const repeatHours = 18;

/**
 * Whether two stories are one text: the very same at any time, or within hours sent again, corrected or lengthened. What
 * a form fills in anew every day ("the Fed is expected to add reserves") is no repeat.
 */
export function isRepeat({ nearness, names, apart }: Omit<Pair, "score">): boolean {
  if (nearness >= sameNearness) return true;
  return nearness >= repeatNearness && names >= repeatNames && apart <= (repeatHours * day) / 24;
}
