import type { ReadIndex } from "./open-index.js";
import type { WordColumn } from "./story-row.js";

/**
 * How rare words are in a column of the whole archive, among the stories that have anything in it: BM25's inverse
 * document frequency, ln(1 + (N − n + ½) / (n + ½)). Among few loose stories hardly any word is rare; so what is counted there is added to what the settled ones have by
 * their texts, of which a headline is that part which its length is.
 */
export function rarityIn({ generation: { loose }, counts }: ReadIndex, column: WordColumn): (word: string) => number {
  const share = loose.shareOf(column);
  const stories = counts.stories * loose.filled(column);
  return (word) => {
    const settled = Math.max(0, counts.of(word) - loose.having(word, "text"));
    const having = Math.min(stories, loose.having(word, column) + settled * share);
    return Math.log(1 + (stories - having + 0.5) / (having + 0.5));
  };
}
