import { foldLetters } from "../analysis/fold-letters.js";
import { latinDigits } from "../digits.js";

/** One character of a text as it is compared: a folded letter or digit, or a sign or gap as it stands. */
export interface Folded {
  readonly letter: string;
  readonly kind: "letter" | "digit" | "gap" | "sign";
  /** Where in the text it stands, in code units. */
  readonly from: number;
  readonly to: number;
}

/** Letters of the Arabic script beyond those that search folds: without their dots, and forms of neighbouring languages. */
const furtherForms: Readonly<Record<string, string>> = {
  ...{ "\u066e": "ب", "\u06a1": "ف", "\u066f": "ق", "\u06ba": "ن", "\u06bb": "ن", "\u06aa": "ک", "\u06ab": "ک" },
  ...{ "\u06d5": "ه", "\u06d0": "ی", "\u06ce": "ی", "\u06cc": "ی", "\u06c6": "و", "\u06c7": "و", "\u06cb": "و" },
};

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/u;
const gap = /[\s\u2800]/u;
const letter = /\p{L}/u;
const digit = /\p{N}/u;
/** Flags and boxes that spell: regional indicators and squared capitals, each from its A. */
const alphabets = [0x1f1e6, 0x1f130, 0x1f150, 0x1f170] as const;

type Plain = Pick<Folded, "letter" | "kind">;

const remembered = 20_000;
const memory = new Map<string, readonly Plain[]>();

/** A text's characters as they are compared, each with its place; marks and invisible characters are gone. */
export function foldedText(text: string): readonly Folded[] {
  const folded: Folded[] = [];
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    for (const { letter, kind } of plainOf(character)) folded.push({ letter, kind, from, to });
    from = to;
  }
  return folded;
}

function plainOf(character: string): readonly Plain[] {
  const known = memory.get(character);
  if (known !== undefined) return known;
  if (memory.size >= remembered) memory.clear();
  const plain = fold(character);
  memory.set(character, plain);
  return plain;
}

function fold(character: string): readonly Plain[] {
  if (gap.test(character)) return [{ letter: " ", kind: "gap" }];
  if (invisible.test(character)) return [];
  const spelt = spelling(character);
  if (spelt !== null) return [{ letter: spelt, kind: "letter" }];
  return [...latinDigits(foldLetters(character))].map((one) => {
    const form = furtherForms[one] ?? one;
    return { letter: form, kind: kindOf(form) };
  });
}

const kindOf = (one: string): Folded["kind"] =>
  letter.test(one) ? "letter" : digit.test(one) ? "digit" : gap.test(one) ? "gap" : "sign";

function spelling(character: string): string | null {
  const point = character.codePointAt(0) ?? 0;
  const start = alphabets.find((first) => point >= first && point < first + 26);
  return start === undefined ? null : String.fromCodePoint(0x61 + point - start);
}
