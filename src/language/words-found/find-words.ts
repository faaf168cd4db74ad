import { longestAffix } from "./endings.js";
import type { Entry } from "./entry.js";
import { foldedText } from "./folded-text.js";
import { isUpright } from "./look-alikes.js";
import { guesses, hasStars, maskedWords } from "./masked-words.js";
import { type Reading, type Run, readings } from "./readings.js";
import { follow, type WordList, wordGap } from "./word-list.js";

/** A listed word in a text. */
export interface FoundWord {
  readonly entry: string;
  readonly line: number;
  /** Where it stands in the text, in code units. */
  readonly from: number;
  readonly to: number;
  /** Letters of it are hidden: it may be another word. */
  readonly guessed: boolean;
}

export interface Search {
  readonly found: readonly FoundWord[];
  /** It took more steps than it may: what was found is not all. */
  readonly stopped: boolean;
}

/** Steps a search may take for each character of its text; an honest text needs three to nine. */
const stepsEach = 60;
/** And at least, whatever the text. */
const stepsFree = 2_000;
const mostFound = 100;

/** Looks for a list's words in a text, in time that grows with the text alone; one that would take longer is stopped. */
export function findWords(list: WordList, text: string, steps = stepsFree + text.length * stepsEach): Search {
  const budget = { left: steps };
  const found = new Map<string, FoundWord>();
  for (const reading of readings(text)) {
    for (const one of searchReading(list, reading, budget)) {
      found.set(`${one.line} ${one.from}`, one);
      if (found.size >= mostFound) return { found: [...found.values()], stopped: false };
    }
    if (budget.left < 0) return { found: [...found.values()], stopped: true };
  }
  for (const one of searchMasked(list, text, budget)) {
    const name = `${one.line} ${one.from}`;
    if (!found.has(name)) found.set(name, one);
    if (found.size >= mostFound) break;
  }
  return { found: [...found.values()], stopped: budget.left < 0 };
}

function* searchMasked(list: WordList, text: string, budget: { left: number }): Generator<FoundWord> {
  const folded = foldedText(text);
  if (!hasStars(folded)) return;
  for (const upright of folded.some(({ letter }) => isUpright(letter)) ? (["i", "l"] as const) : (["i"] as const))
    for (const word of maskedWords(folded, upright))
      for (const { entry, from, to } of guesses(list.masked, word, budget))
        yield { entry: entry.written, line: entry.line, from, to, guessed: true };
}

/** A reading's runs in one row, with a gap between words. */
interface Row {
  readonly runs: readonly Run[];
  /** For each run, where its word begins and ends in the row. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
  readonly spelt: readonly boolean[];
}

function rowOf(reading: Reading): Row {
  const row = { runs: [] as Run[], begins: [] as number[], ends: [] as number[], spelt: [] as boolean[] };
  const put = (run: Run, begin: number, end: number, spelt: boolean): void => {
    row.runs.push(run);
    row.begins.push(begin);
    row.ends.push(end);
    row.spelt.push(spelt);
  };
  for (const { runs, spelt } of reading) {
    if (row.runs.length > 0) put(wordGap, row.runs.length, row.runs.length, false);
    const begin = row.runs.length;
    for (const run of runs) put(run, begin, begin + runs.length - 1, spelt);
  }
  return row;
}

function* searchReading(list: WordList, reading: Reading, budget: { left: number }): Generator<FoundWord> {
  const row = rowOf(reading);
  let state = 0;
  for (const [at, { letter }] of row.runs.entries()) {
    const next = follow(list.states, state, letter);
    state = next.to;
    budget.left -= next.steps;
    for (let end = state; end > 0 && budget.left >= 0; end = list.states[end]?.shorter ?? 0)
      for (const entry of list.states[end]?.ends ?? []) {
        budget.left -= 1;
        const span = { first: at - entry.runs.length + 1, last: at };
        if (!mayStand(row, entry, span)) continue;
        budget.left -= entry.runs.length;
        if (stands(row, entry, span))
          yield { entry: entry.written, line: entry.line, ...placeOf(row, span), guessed: false };
      }
    if (budget.left < 0) return;
  }
}

interface Span {
  readonly first: number;
  readonly last: number;
}

const placeOf = ({ runs }: Row, { first, last }: Span): Pick<FoundWord, "from" | "to"> => ({
  from: runs[first]?.from ?? 0,
  to: runs[last]?.to ?? 0,
});

/** Fewer letters are no sign of a word where one cannot see its ends. */
const fewestWithin = 4;
/** A letter as often as this in a row is one drawn out: it may stand for fewer. */
const drawnOut = 3;

/** Whether so little is grown to an entry's letters that it may be a word of the text; costs the same for all. */
function mayStand({ begins, ends, spelt }: Row, { affixes }: Entry, { first, last }: Span): boolean {
  if (spelt[first] === true) return true;
  const before = first - (begins[first] ?? first);
  const after = (ends[last] ?? last) - last;
  return before <= longestAffix && (after <= longestAffix || affixes.isAfter(beyond));
}

/** What only an entry takes after it that takes anything. */
const beyond = "*";

/** Whether an entry whose letters end here is a word of the text, by how often its letters stand and what is grown to it. */
function stands(row: Row, entry: Entry, { first, last }: Span): boolean {
  const spare = entry.runs.map(({ count }, at) => (row.runs[first + at]?.count ?? 0) - count);
  if (spare.some((more) => more < 0)) return false;
  const isDrawn = (at: number): boolean => (row.runs[first + at]?.count ?? 0) >= drawnOut;
  const end = spare.length - 1;
  if (spare.some((more, at) => more > 0 && at > 0 && at < end && !isDrawn(at))) return false;
  if (row.spelt[first] === true && row.spelt[last] === true && entry.letters >= fewestWithin) return true;
  const before = lettersOf(row.runs, row.begins[first] ?? first, first - 1) ?? beyond;
  const after = lettersOf(row.runs, last + 1, row.ends[last] ?? last) ?? beyond;
  const befores =
    end === 0 ? [before] : extended(spare[0] ?? 0, row.runs[first], isDrawn(0)).map((more) => before + more);
  const afters = extended(spare[end] ?? 0, row.runs[last], isDrawn(end)).map((more) => more + after);
  return befores.some(entry.affixes.isBefore) && afters.some(entry.affixes.isAfter);
}

/** The letters an end has to spare belong to what is grown to it, or, drawn out, to nothing. */
function extended(spare: number, run: Run | undefined, drawn: boolean): readonly string[] {
  if (spare === 0 || run === undefined) return [""];
  const grown = spare > longestAffix ? [] : [run.letter.repeat(spare)];
  return drawn ? ["", ...grown] : grown;
}

/** Null where they are more than any affix has. */
function lettersOf(runs: readonly Run[], from: number, to: number): string | null {
  if (to - from + 1 > longestAffix) return null;
  return runs
    .slice(from, to + 1)
    .map(({ letter, count }) => letter.repeat(Math.min(count, longestAffix)))
    .join("");
}
