import { foldedWords } from "../language/analysis/folded-words.js";
import type { ReadIndex } from "./open-index.js";
import { writtenWord } from "./written-words.js";

const shortest = 2;
const longest = 40;

/** Takes the words of a story's headline into the list of known words. */
export function countStory({ words }: Pick<ReadIndex, "words">, { edition, headline }: CountedStory): void {
  const seen = new Set<string>();
  for (const [written] of headline.matchAll(writtenWord)) {
    // Of «re-opened» and «O'Neill» each part is a word of its own, as the analysis has it.
    for (const key of foldedWords(written)) {
      if (seen.has(key) || key.length < shortest || key.length > longest || /^\d+$/.test(key)) continue;
      seen.add(key);
      words.add(edition, key, foldedWords(written).length === 1 ? written : key);
    }
  }
}

interface CountedStory {
  readonly edition: string;
  /** As written. */
  readonly headline: string;
}
