import { latinDigits } from "../digits.js";
import { foldLetters } from "./fold-letters.js";
import { simplified } from "./simplified.js";
import { primaryOf, type Stemmer, stemmerOf } from "./stemmers.js";
import { segments, segmentTerms, unspaced } from "./unspaced.js";

/** Words whose stems are remembered, per language. */
const remembered = 50_000;
const memories = new Map<string, Map<string, string>>();

const word = /[\p{L}\p{M}\p{N}]+/gu;
/**
 * The words of a text as the index knows them, joined by single spaces: letters folded, digits Latin, endings taken
 * off; a script without spaces cut into words.
 */
export function analysed(text: string, language: string): string {
  const terms: string[] = [];
  const plain = simplified(withoutApostrophes(text, primaryOf(language)), language);
  const stem = remembering(primaryOf(language));
  for (const [written] of latinDigits(foldLetters(plain)).matchAll(word)) {
    if (unspaced.test(written)) terms.push(...segments(written, language).flatMap((one) => segmentTermsOf(one, stem)));
    else terms.push(stem(written));
  }
  return terms.join(" ");
}

const apostrophe = "['’ʼ＇]";
const possessive = new RegExp(`${apostrophe}s\\b|(?<=s)${apostrophe}(?=\\s|$)`, "giu");
const elision = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:jusqu|lorsqu|puisqu|quoiqu|qu|dell|all|nell|sull|un|[cdjlmnst])${apostrophe}(?=\\p{L})`,
  "giu",
);
const suffix = new RegExp(`(?<=\\p{L})${apostrophe}\\p{L}+`, "gu");
const inside = new RegExp(`(?<=[\\p{L}\\p{N}])${apostrophe}(?=[\\p{L}\\p{N}])`, "gu");

/** What an apostrophe parts is added grammar: a possessive, an elided article, a case ending of a name. */
function withoutApostrophes(text: string, language: string): string {
  if (language === "tr") return text.replace(suffix, "");
  if (language === "fr" || language === "it" || language === "ca")
    return text.replace(elision, " ").replace(inside, "");
  return (language === "en" ? text.replace(possessive, "") : text).replace(inside, "");
}

const segmentTermsOf = (segment: string, stem: Stemmer): readonly string[] =>
  unspaced.test(segment) ? segmentTerms(segment) : [stem(segment)];

function remembering(language: string): Stemmer {
  const stems = memories.get(language) ?? new Map<string, string>();
  memories.set(language, stems);
  const stem = stemmerOf(language);
  return (written) => {
    const known = stems.get(written);
    if (known !== undefined) return known;
    if (stems.size >= remembered) stems.clear();
    const fresh = stem(written) || written;
    stems.set(written, fresh);
    return fresh;
  };
}
