/** Letters of the Arabic script that readers take for one another, each to one form. */
const arabicForms: Record<string, string> = {
  "\u064a": "\u06cc",
  "\u0649": "\u06cc",
  "\u0626": "\u06cc",
  "\u06d2": "\u06cc",
  "\u0643": "\u06a9",
  "\u0623": "\u0627",
  "\u0625": "\u0627",
  "\u0622": "\u0627",
  "\u0671": "\u0627",
  "\u0629": "\u0647",
  "\u06c0": "\u0647",
  "\u06c1": "\u0647",
  "\u06c2": "\u0647",
  "\u06be": "\u0647",
  "\u0624": "\u0648",
};

const arabic = new RegExp(`[${Object.keys(arabicForms).join("")}]`, "g");

/** Marks upon letters, but for the breve of Cyrillic й, which is a letter of its own and ends many words. */
const accents = /(?<![иИ])\u0306|(?!\u0306)\p{M}/gu;

/**
 * Text in its plainest letters: compatibility forms resolved (NFKC), lower case, without accents, vowel marks, tatweel
 * and zero-width characters, the variants of Arabic letters as one.
 */
export function foldLetters(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(arabic, (letter) => arabicForms[letter] ?? letter)
    .normalize("NFKD")
    .replace(accents, "")
    .replace(/[\u0640\u0621\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
  return plain.toLowerCase().replace(/ß/g, "ss").replace(/ı/g, "i").normalize("NFC");
}
