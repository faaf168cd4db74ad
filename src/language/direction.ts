import type { Direction } from "../domain/edition/edition.js";

const rightToLeftScripts = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

/** The direction a language is written in, by its most likely script (CLDR likely subtags). Unknown tags are left-to-right. */
export function directionOf(language: string): Direction {
  try {
    return rightToLeftScripts.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}
