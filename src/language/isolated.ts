import type { Direction } from "../domain/edition/edition.js";

/** Whether the first letter that has a direction is one of a script written from right to left (UAX 9, rule P2). */
const startsRightToLeft =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Words of the other direction in isolates (U+2068 … U+2069), so that what stands beside them keeps its place. */
export const isolated = (words: string, direction: Direction): string =>
  startsRightToLeft.test(words) === (direction === "rtl") ? words : `\u2068${words}\u2069`;
