import { latinDigits } from "../digits.js";
import { foldLetters } from "./fold-letters.js";

/** The words of a text in their plainest letters and Latin digits, endings kept. */
export const foldedWords = (text: string): readonly string[] =>
  latinDigits(foldLetters(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
