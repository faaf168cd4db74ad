import { analysed } from "../language/analysis/analysed.js";

/** A word as it stands in a text, with its apostrophes, hyphens and joiners. */
export const writtenWord = /(?:[\p{L}\p{M}\p{N}'’-]|\u200c|\u200d)+/gu;

/**
 * How a text spells the terms it has: for each, the written word most often used; of equals one that does not shout,
 * then the first.
 */
export function writtenWords(text: string, language: string): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const [written] of text.matchAll(writtenWord)) times.set(written, (times.get(written) ?? 0) + 1);
  const spelling = new Map<string, string>();
  for (const [written] of [...times].sort((a, b) => b[1] - a[1] || shouts(a[0]) - shouts(b[0]))) {
    const term = analysed(written, language);
    if (!spelling.has(term)) spelling.set(term, written);
  }
  return spelling;
}

/** 1 for a word in capitals, as old wires send their headlines, else 0; scripts without capitals never shout. */
const shouts = (written: string): number =>
  Number(written === written.toUpperCase() && written !== written.toLowerCase());
