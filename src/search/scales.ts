import { type ReadIndex, tablesOf } from "./open-index.js";
import type { TermCounts } from "./term-counts.js";

/**
 * By what the scores of each table are to be multiplied, so that they can be compared: BM25 weighs a word by its rarity
 * in its own table, and among few loose stories hardly any word is rare.
 */
export function scalesOf(index: ReadIndex, words: readonly string[]): readonly number[] {
  if (tablesOf(index).length === 1) return [1];
  const loose = raritySum(index.looseCounts, words);
  return [1, loose === 0 ? 1 : raritySum(index.counts, words) / loose];
}

/** BM25's inverse document frequency, ln(1 + (N − n + ½) / (n + ½)), of the words together (Robertson and Zaragoza 2009). */
function raritySum(counts: TermCounts, words: readonly string[]): number {
  return words.reduce((sum, word) => {
    const having = Math.min(counts.of(word), counts.stories);
    return sum + Math.log(1 + (counts.stories - having + 0.5) / (having + 0.5));
  }, 0);
}
