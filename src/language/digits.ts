import type { Digits } from "../domain/edition/edition.js";

/** The code point of each numbering system's zero (CLDR). */
const zeros: Record<Digits, number> = { latn: 0x30, arab: 0x660, arabext: 0x6f0, deva: 0x966, beng: 0x9e6 };

/** A text with its Latin digits written in a numbering system's own. */
export function localDigits(text: string, digits: Digits): string {
  if (digits === "latn") return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(zeros[digits] + Number(digit)));
}

/** A text with the digits of every numbering system we know written as 0 to 9. */
export const latinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    const zero = Object.values(zeros).find((start) => point >= start && point < start + 10) ?? point;
    return String(point - zero);
  });
