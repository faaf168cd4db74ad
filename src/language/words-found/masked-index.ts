import type { Entry } from "./entry.js";

/** A list's entries of one word by their length and their first and last letter: what a masked word may be. */
export type MaskedIndex = ReadonlyMap<string, readonly Entry[]>;

/** Fewer letters are too few to guess one of them. */
const fewest = 3;

export function maskedIndex(entries: readonly Entry[]): MaskedIndex {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    const word = spelt(entry);
    if (word.length < fewest || word.includes(" ")) continue;
    const key = keyOf(word.length, word[0] ?? "", word.at(-1) ?? "");
    const alike = index.get(key);
    if (alike === undefined) index.set(key, [entry]);
    else alike.push(entry);
  }
  return index;
}

/** An entry letter by letter. */
export const spelt = ({ runs }: Pick<Entry, "runs">): readonly string[] =>
  runs.flatMap(({ letter, count }) => Array.from({ length: count }, () => letter));

export const keyOf = (length: number, first: string, last: string): string => `${length} ${first} ${last}`;
