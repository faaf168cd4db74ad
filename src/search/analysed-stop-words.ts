import { analysed } from "../language/analysis/analysed.js";
import { stopWords } from "../language/analysis/stop-words.js";

const byLanguage = new Map<string, ReadonlySet<string>>();

/** A language's stop words in the form in which the analysis leaves them in a text. */
export function analysedStopWords(language: string): ReadonlySet<string> {
  const known = byLanguage.get(language);
  if (known) return known;
  const words = new Set(Array.from(stopWords(language), (word) => analysed(word, language)));
  byLanguage.set(language, words);
  return words;
}
