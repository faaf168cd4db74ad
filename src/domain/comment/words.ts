import { err, ok, type Result } from "../../kernel/result.js";

/** Bounds of what a reader may write, in characters (code points). */
export const wordsBounds = { shortest: 2, longest: 4000, name: 60, note: 500 } as const;
/** What is read of a field at all, in UTF-16 units; beyond it nothing is looked at. */
const readable = 20_000;
/** Marks on one letter: Vietnamese needs two, pointed Hebrew and Quranic Arabic up to four. */
const marksOnALetter = 4;

/** Characters that steer what stands after them (Unicode 9, UAX 9): a comment is isolated, it need not steer. */
const steering = /[\u202a-\u202e\u2066-\u2069\u061c]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u2028\u2029\ufeff\ufff9-\uffff\u{e0000}-\u{e007f}]/gu;
const surplusMarks = new RegExp(`(\\p{M}{${marksOnALetter}})\\p{M}+`, "gu");
/** Runs of zero-width characters: one joins or parts Persian letters, more hide words. */
const zeroWidthRuns = /([\u200b-\u200f\u2060])[\u200b-\u200f\u2060]+/gu;

/** One text in its one form: well-formed, composed, no steering or control characters, no towers of marks. */
function tidy(text: string): string {
  return text
    .slice(0, readable)
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(controls, "")
    .replace(steering, "")
    .replace(zeroWidthRuns, "$1")
    .normalize("NFC")
    .replace(surplusMarks, "$1");
}

export type WordsFault = "empty" | "tooLong";

/** A comment's words as they are kept: paragraphs parted by one empty line, no space at the ends of lines. */
export function commentWords(text: string): Result<string, WordsFault> {
  if (text.length > readable) return err("tooLong");
  const words = tidy(text)
    .replace(/[^\S\n]+/gu, (run) => (run.length > 1 ? " " : run))
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const length = [...words].length;
  if (length > wordsBounds.longest) return err("tooLong");
  return length < wordsBounds.shortest || !/[\p{L}\p{N}\p{S}\p{Extended_Pictographic}]/u.test(words)
    ? err("empty")
    : ok(words);
}

/** A name or note as it is kept: one line. */
export function commentLine(text: string, longest: number): Result<string, WordsFault> {
  if (text.length > readable) return err("tooLong");
  const line = tidy(text).replace(/\s+/gu, " ").trim();
  if ([...line].length > longest) return err("tooLong");
  return /[\p{L}\p{N}]/u.test(line) ? ok(line) : err("empty");
}
