import { type Folded, foldedText } from "../words-found/folded-text.js";
import { isUpright, latinLookAlike, letterOfSign } from "../words-found/look-alikes.js";

/**
 * A name in the one form it is compared in: folded letters and digits alone, look-alikes of other scripts as the Latin
 * letters they are drawn like, no case, marks, spaces or signs. Empty for a text without letters.
 */
export const nameKey = (name: string): string =>
  foldedText(name)
    .map(({ letter, kind }) => (isWritten(kind) ? asLatin(letter) : ""))
    .join("");

/** As many ways a name is read; what would be more is read plainly. */
const mostReadings = 64;

/**
 * The keys of all the names that a name may be taken for at a glance: a digit or sign for the letter it stands for, a
 * stroke, and a capital I or small l in the wrong place, for either of the two.
 */
export function nameReadings(name: string): readonly string[] {
  let readings: readonly string[] = [""];
  for (const one of foldedText(name)) {
    const ways = waysToRead(one, name);
    const some = readings.length * ways.length > mostReadings ? ways.slice(0, 1) : ways;
    readings = readings.flatMap((before) => some.map((way) => before + way));
  }
  return [...new Set(readings)];
}

const isWritten = (kind: Folded["kind"]): boolean => kind === "letter" || kind === "digit";
const asLatin = (letter: string): string => latinLookAlike(letter) ?? letter;

function waysToRead({ letter, kind, from, to }: Folded, name: string): readonly string[] {
  if (kind === "letter") return isMisplaced(name, from, to) ? [letter, letter === "l" ? "i" : "l"] : [asLatin(letter)];
  const plain = kind === "digit" ? letter : "";
  if (isUpright(letter)) return [plain, "i", "l"];
  const meant = letterOfSign(letter, "i");
  return meant === null ? [plain] : [plain, meant];
}

/** A capital I within a name, or a small l where a capital begins one: drawn alike in many faces. */
function isMisplaced(name: string, from: number, to: number): boolean {
  const [before, one, after] = [name.slice(0, from).at(-1) ?? " ", name.slice(from, to), name.slice(to, to + 1)];
  if (one === "I") return /\p{Ll}/u.test(before) || (/\p{Lu}/u.test(before) && /\p{Ll}/u.test(after));
  return one === "l" && !/\p{L}/u.test(before) && /\p{Ll}/u.test(after);
}
