import type { FeatureTable } from "./feature-table.js";
import type { StoryVector } from "./story-vector.js";
import type { TermRarity } from "./term-rarity.js";

const mostTerms = 16;
/** A term is left out when the index would have to walk through more stories than this for all of them together. */
const mostWalked = 40_000;

/**
 * The words of a story that tell it apart, the most telling first; those that no other story is known to have come
 * last, for they find nothing. However large the archive, they stand in a bounded number of stories.
 */
export function tellingTerms(vector: StoryVector, table: FeatureTable, rarity: TermRarity): string[] {
  const words = heaviestWords(vector, table);
  const shared = words.filter((term) => rarity.having(term) > 1);
  const alone = words.filter((term) => rarity.having(term) <= 1);
  let walked = 0;
  return [...shared, ...alone]
    .slice(0, 4 * mostTerms)
    .filter((term, at) => {
      const next = walked + rarity.having(term);
      if (at > 0 && next > mostWalked) return false;
      walked = next;
      return true;
    })
    .slice(0, mostTerms);
}

function heaviestWords({ features, weights }: StoryVector, table: FeatureTable): string[] {
  return [...features.keys()]
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
    .flatMap((at) => table.termOf(features[at] ?? 0) ?? []);
}
