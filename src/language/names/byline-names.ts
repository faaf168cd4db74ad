/** What parts the names of a byline, and the words that stand before them, in the languages of the house. */
const parts = /[,،;؛/|&+·•\n]|(?<![\p{L}\p{M}])(?:and|with|ve|ile|و|مع)(?![\p{L}\p{M}])/giu;
const before =
  /^(?:(?:words |story |text )?by|yazan|haber|از|به قلم|نوشته|نوشتهٔ|گزارش|بقلم|كتب|تحریر)(?![\p{L}\p{M}])[:\s]*/iu;
const inBrackets = /[([（][^)\]）]*[)\]）]/gu;

/** The names a story is signed with, each as it is written there. */
export const bylineNames = (byline: string): readonly string[] =>
  byline
    .replace(inBrackets, " ")
    .split(parts)
    .map((part) => part.trim().replace(before, "").trim())
    .filter((name) => name !== "");
