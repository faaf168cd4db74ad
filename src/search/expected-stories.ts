import type { ReadIndex } from "./open-index.js";

/** The words of a question, and whether all of them must stand in a story, or any. */
export interface ExpectedOf {
  readonly words: readonly string[];
  readonly all: boolean;
}

/** Hardly more stories than these have the words, in all editions: the counts err upwards. */
export function mostStories({ counts }: ReadIndex, { words, all }: ExpectedOf): number {
  const having = words.map((word) => counts.of(word));
  return all ? Math.min(counts.stories, ...having) : having.reduce((sum, one) => sum + one, 0);
}

/** About so many stories have all the words, if one says nothing of the other. */
export function likelyStories({ counts }: ReadIndex, words: readonly string[]): number {
  const { stories } = counts;
  return words.reduce((left, word) => (left * Math.min(counts.of(word), stories)) / Math.max(1, stories), stories);
}
