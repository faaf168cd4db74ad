import { latinDigits } from "../digits.js";
import { foldLetters } from "./fold-letters.js";

/**
 * The key by which a headline finds its story: two headlines a reader would call the same have the same one. Quotes,
 * dashes, spaces, joiners and punctuation are folded away, letters folded to their plainest form.
 */
export const headlineKey = (headline: string): string =>
  latinDigits(foldLetters(headline))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
