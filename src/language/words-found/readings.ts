import { type Folded, foldedText } from "./folded-text.js";
import { isUpright, latinLookAlike, letterOfSign, type Upright } from "./look-alikes.js";

/** A letter as often as it stands in a row, with its place in the text. */
export interface Run {
  readonly letter: string;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** A word of a text, as runs of letters. */
export interface Word {
  readonly runs: readonly Run[];
  /** Spelt out letter by letter: where its words begin and end cannot be seen. */
  readonly spelt: boolean;
}

/** A text's words as one of the ways to read it. */
export type Reading = readonly Word[];

/**
 * The ways a text can be read: plainly; and, where it has anything to see through, with look-alikes as the letters
 * they are drawn like, digits and signs among letters as letters (an upright stroke as i, then as l), hyphens within
 * words left out, and words spelt out l i k e  t h i s put together.
 */
export function readings(text: string): readonly Reading[] {
  const folded = foldedText(text);
  const plain = plainReading(folded);
  const disguised = folded.some(({ kind, letter }) => kind !== "gap" && (kind !== "letter" || !isLatinOrOwn(letter)));
  const spelt = hasSpelling(plain);
  if (!disguised && !spelt) return [plain];
  const strokes = folded.some(({ letter }) => isUpright(letter));
  return [plain, seenThrough(folded, "i"), ...(strokes ? [seenThrough(folded, "l")] : [])];
}

/** The words of an entry of a list, or of a text, just as they are written. */
export function plainReading(folded: readonly Folded[]): Reading {
  const pieces = piecesOf(folded, ({ kind }) => kind === "letter" || kind === "digit");
  return pieces.map(({ letters }) => ({ runs: runsOf(letters), spelt: false }));
}

interface Piece {
  readonly letters: readonly Folded[];
  /** Characters between it and the piece before. */
  readonly gap: number;
}

function piecesOf(folded: readonly Folded[], isInside: (one: Folded) => boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let letters: Folded[] = [];
  let gap = 0;
  const finish = (): void => {
    if (letters.length > 0) {
      pieces.push({ letters, gap });
      gap = 0;
    }
    letters = [];
  };
  for (const one of folded) {
    if (isInside(one)) letters.push(one);
    else {
      finish();
      gap += 1;
    }
  }
  finish();
  return pieces;
}

function runsOf(letters: readonly Folded[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { letter, from, to } of letters) {
    const last = runs.at(-1);
    if (last?.letter === letter) runs[runs.length - 1] = { ...last, count: last.count + 1, to };
    else runs.push({ letter, count: 1, from, to });
  }
  return runs;
}

const latin = /\p{Script=Latin}/u;
const isLatinOrOwn = (letter: string): boolean => latin.test(letter) || latinLookAlike(letter) === null;

/** Fewer single letters in a row than these are no spelling. */
const fewestSpelt = 3;
const isSingle = ({ runs }: Pick<Word, "runs">): boolean => runs.length === 1;

function hasSpelling(words: Reading): boolean {
  let singles = 0;
  return words.some((word) => {
    singles = isSingle(word) ? singles + 1 : 0;
    return singles >= fewestSpelt;
  });
}

/** Signs that part a word without ending it. */
const joiners = new Set([..."-_~^`'’‘·•*"]);
/** Signs that end a sentence: at a word's end they are no letters. */
const closers = new Set([..."!¡"]);

function seenThrough(folded: readonly Folded[], upright: Upright): Reading {
  const mostlyLatin = isMostlyLatin(folded);
  const pieces = piecesOf(
    withoutJoiners(withLetters(folded, upright)),
    ({ kind }) => kind === "letter" || kind === "digit",
  );
  const words = pieces.map(({ letters, gap }) => ({ runs: runsOf(unmasked(letters, mostlyLatin)), gap }));
  return putTogether(words);
}

/** Digits and signs within a stretch that has letters become letters. */
export function withLetters(folded: readonly Folded[], upright: Upright): readonly Folded[] {
  const stretches = piecesOf(folded, ({ kind }) => kind !== "gap");
  const read = new Map<Folded, Folded>();
  for (const { letters } of stretches) {
    if (!letters.some(({ kind }) => kind === "letter") && letters.length > 1) continue;
    const end = letters.findLastIndex(({ letter }) => !closers.has(letter));
    const begin = letters.findIndex(({ letter }) => !closers.has(letter));
    letters.slice(begin, end + 1).forEach((one) => {
      const letter = one.kind === "letter" ? null : letterOfSign(one.letter, upright);
      if (letter !== null) read.set(one, { ...one, letter, kind: "letter" });
    });
  }
  return folded.map((one) => read.get(one) ?? one);
}

const withoutJoiners = (folded: readonly Folded[]): readonly Folded[] =>
  folded.filter(
    ({ letter, kind }, at) =>
      !(
        kind === "sign" &&
        joiners.has(letter) &&
        folded[at - 1]?.kind === "letter" &&
        folded[at + 1]?.kind === "letter"
      ),
  );

/** Look-alikes as Latin letters: in a word that has Latin letters too, or is made of nothing else in a Latin text. */
export function unmasked(letters: readonly Folded[], mostlyLatin: boolean): readonly Folded[] {
  const foreign = letters.filter(({ letter }) => !latin.test(letter));
  if (foreign.length === 0) return letters;
  const mixed = foreign.length < letters.length;
  const wholly = mostlyLatin && foreign.every(({ letter }) => latinLookAlike(letter) !== null);
  if (!mixed && !wholly) return letters;
  return letters.map((one) => ({
    ...one,
    letter: latin.test(one.letter) ? one.letter : (latinLookAlike(one.letter) ?? one.letter),
  }));
}

export function isMostlyLatin(folded: readonly Folded[]): boolean {
  const letters = folded.filter(({ kind }) => kind === "letter");
  return letters.filter(({ letter }) => latin.test(letter)).length * 2 > letters.length;
}

type Spaced = Pick<Word, "runs"> & Pick<Piece, "gap">;

function putTogether(words: readonly Spaced[]): Reading {
  const put: Word[] = [];
  let singles: Spaced[] = [];
  const finish = (): void => {
    put.push(
      ...(singles.length < fewestSpelt ? singles.map(({ runs }) => ({ runs, spelt: false })) : speltWords(singles)),
    );
    singles = [];
  };
  for (const word of words) {
    if (isSingle(word)) singles.push(word);
    else {
      finish();
      put.push({ runs: word.runs, spelt: false });
    }
  }
  finish();
  return put;
}

/** Wider gaps part the words of a spelling; where all are alike it is one. */
function speltWords(singles: readonly Spaced[]): readonly Word[] {
  const narrow = Math.min(...singles.slice(1).map(({ gap }) => gap));
  const words: Run[][] = [];
  singles.forEach(({ runs, gap }, at) => {
    const last = words.at(-1);
    if (last === undefined || (at > 0 && gap > narrow)) words.push([...runs]);
    else last.push(...runs);
  });
  return words.map((runs) => ({ runs: joined(runs), spelt: words.length === 1 }));
}

function joined(runs: readonly Run[]): readonly Run[] {
  const together: Run[] = [];
  for (const run of runs) {
    const last = together.at(-1);
    if (last?.letter === run.letter)
      together[together.length - 1] = { ...last, count: last.count + run.count, to: run.to };
    else together.push(run);
  }
  return together;
}
