import { longestAffix } from "./endings.js";
import type { Entry } from "./entry.js";
import type { Folded } from "./folded-text.js";
import type { Upright } from "./look-alikes.js";
import { keyOf, type MaskedIndex, spelt } from "./masked-index.js";
import { isMostlyLatin, unmasked, withLetters } from "./readings.js";

/** Stars that hide a letter. */
const stars = new Set([..."*∗⁎✱✲٭"]);
const isStar = ({ letter }: Folded): boolean => stars.has(letter);

/** A word with stars between its letters, as f*ck: each hides one. */
export interface MaskedWord {
  readonly letters: readonly Folded[];
  /** Of the first and of the last star. */
  readonly stars: { readonly first: number; readonly last: number };
}

/** Longer than this it is no word with a letter hidden in it. */
const longestMasked = 40;

/** Whether a text may have any. */
export const hasStars = (folded: readonly Folded[]): boolean => folded.some(isStar);

/**
 * The masked words of a text, its digits and signs among letters read as letters. Stars around a word (markdown, notes) hide
 * nothing, nor do those between digits (5*3); and at least half of a word, two letters of it, can be seen.
 */
export function maskedWords(text: readonly Folded[], upright: Upright): readonly MaskedWord[] {
  const folded = withLetters(text, upright);
  const mostlyLatin = isMostlyLatin(folded);
  const words: MaskedWord[] = [];
  let letters: Folded[] = [];
  const finish = (): void => {
    const word = masked(letters, mostlyLatin);
    if (word !== null) words.push(word);
    letters = [];
  };
  for (const one of folded) {
    if (one.kind === "letter" || isStar(one)) letters.push(one);
    else finish();
  }
  finish();
  return words;
}

function masked(stretch: readonly Folded[], mostlyLatin: boolean): MaskedWord | null {
  const from = stretch.findIndex((one) => !isStar(one));
  const to = stretch.findLastIndex((one) => !isStar(one));
  const letters = stretch.slice(Math.max(from, 0), to + 1);
  const first = letters.findIndex(isStar);
  const hidden = letters.filter(isStar).length;
  const seen = letters.length - hidden;
  if (first < 0 || letters.length > longestMasked || seen < 2 || seen < hidden) return null;
  return { letters: unmasked(letters, mostlyLatin), stars: { first, last: letters.findLastIndex(isStar) } };
}

export interface Guess {
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
}

/** The entries a masked word may be, with what may be grown to them; each look at one costs a step. */
export function* guesses(
  index: MaskedIndex,
  { letters, stars: { first, last } }: MaskedWord,
  budget: { left: number },
): Generator<Guess> {
  const end = letters.length - 1;
  for (let from = Math.max(0, first - longestAffix); from < first; from += 1)
    for (let to = end; to > last; to -= 1) {
      budget.left -= 1;
      for (const entry of index.get(keyOf(to - from + 1, letters[from]?.letter ?? "", letters[to]?.letter ?? "")) ??
        []) {
        budget.left -= 1;
        if (budget.left < 0) return;
        if (isThat(entry, letters, { from, to }))
          yield { entry, from: letters[from]?.from ?? 0, to: letters[to]?.to ?? 0 };
      }
    }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function isThat(entry: Entry, letters: readonly Folded[], { from, to }: Span): boolean {
  const word = spelt(entry);
  const text = (some: readonly Folded[]): string => some.map(({ letter }) => letter).join("");
  return (
    letters.slice(from, to + 1).every((one, at) => isStar(one) || one.letter === word[at]) &&
    entry.affixes.isBefore(text(letters.slice(0, from))) &&
    entry.affixes.isAfter(text(letters.slice(to + 1)))
  );
}
