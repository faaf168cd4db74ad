import { hashOf } from "../keys/secret.js";

/** The same for words that differ in case, marks, spaces and points alone: how a repeat is known. */
export const wordsHash = (words: string): string =>
  hashOf(
    words
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ""),
  );
