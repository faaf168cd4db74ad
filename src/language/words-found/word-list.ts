import { type Affixes, affixesOf, none } from "./endings.js";
import type { Entry } from "./entry.js";
import { foldedText } from "./folded-text.js";
import { type MaskedIndex, maskedIndex } from "./masked-index.js";
import { plainReading, type Run } from "./readings.js";

/** Words as one machine that reads a text once, however many they are (Aho and Corasick, 1975). */
export interface WordList {
  readonly entries: readonly Entry[];
  /** Lines nothing can be looked for by. */
  readonly unreadable: readonly { readonly line: number; readonly text: string }[];
  readonly states: readonly State[];
  /** What a word with letters hidden may be. */
  readonly masked: MaskedIndex;
}

export interface State {
  readonly next: ReadonlyMap<string, number>;
  /** The state of the longest ending of what led here that is itself a beginning. */
  readonly fallback: number;
  /** Entries that end here. */
  readonly ends: readonly Entry[];
  /** The nearest state along the fallbacks where entries end; 0 for none. */
  readonly shorter: number;
}

/** A list has no more lines, and a line no more characters. */
export const longestList = 20_000;
const longestEntry = 100;

/**
 * Reads a word list, an entry a line: `word` is found with what its language adds to words, `=word` just as it stands,
 * `word*` with whatever follows; an entry may be several words. Empty lines and those with `#` in front are passed over.
 */
export function readWordList(text: string, language: string): WordList {
  const entries: Entry[] = [];
  const unreadable: { line: number; text: string }[] = [];
  text
    .split("\n")
    .slice(0, longestList)
    .forEach((raw, at) => {
      const written = raw.trim();
      if (written === "" || written.startsWith("#")) return;
      const entry = written.length > longestEntry ? null : readEntry(written, at + 1, language);
      if (entry === null) unreadable.push({ line: at + 1, text: written.slice(0, longestEntry) });
      else entries.push(entry);
    });
  return { entries, unreadable, states: statesOf(entries), masked: maskedIndex(entries) };
}

const anything: Affixes = { isBefore: none.isBefore, isAfter: () => true };

function readEntry(written: string, line: number, language: string): Entry | null {
  const [exact, open] = [written.startsWith("="), written.endsWith("*")];
  const words = plainReading(foldedText(written));
  const runs = words.flatMap(({ runs }, at) => (at === 0 ? runs : [wordGap, ...runs]));
  if (runs.length === 0) return null;
  const letters = runs.reduce((sum, { count }) => sum + count, 0);
  const word = runs.map(({ letter, count }) => letter.repeat(count)).join("");
  const affixes = open ? anything : exact ? none : affixesOf(word, language);
  return { written, line, runs, letters, affixes };
}

/** What stands between two words. */
export const wordGap: Run = { letter: " ", count: 1, from: 0, to: 0 };

interface Growing {
  next: Map<string, number>;
  fallback: number;
  ends: Entry[];
  shorter: number;
}

const growing = (): Growing => ({ next: new Map(), fallback: 0, ends: [], shorter: 0 });

function statesOf(entries: readonly Entry[]): readonly State[] {
  const states: Growing[] = [growing()];
  for (const entry of entries) {
    let at = 0;
    for (const { letter } of entry.runs) at = grow(states, at, letter);
    states[at]?.ends.push(entry);
  }
  linkFallbacks(states);
  return states;
}

function grow(states: Growing[], at: number, letter: string): number {
  const known = states[at]?.next.get(letter);
  if (known !== undefined) return known;
  states.push(growing());
  states[at]?.next.set(letter, states.length - 1);
  return states.length - 1;
}

/** Breadth first, so that a state's fallback, which is shorter, is linked before it. */
function linkFallbacks(states: readonly Growing[]): void {
  const queue = [0];
  for (const at of queue)
    for (const [letter, to] of states[at]?.next ?? []) {
      const target = states[to];
      if (target === undefined) continue;
      target.fallback = at === 0 ? 0 : follow(states, states[at]?.fallback ?? 0, letter).to;
      const fallback = states[target.fallback];
      target.shorter = (fallback?.ends.length ?? 0) > 0 ? target.fallback : (fallback?.shorter ?? 0);
      queue.push(to);
    }
}

/** Where a letter leads from a state, and over how many fallbacks. */
export function follow(
  states: readonly Pick<State, "next" | "fallback">[],
  from: number,
  letter: string,
): { readonly to: number; readonly steps: number } {
  for (let at = from, steps = 1; ; steps += 1) {
    const to = states[at]?.next.get(letter);
    if (to !== undefined) return { to, steps };
    if (at === 0) return { to: 0, steps };
    at = states[at]?.fallback ?? 0;
  }
}
