import { latinDigits } from "../digits.js";
import { foldLetters } from "./fold-letters.js";
import { primaryOf, type Stemmer, stemmerOf } from "./stemmers.js";

/** Words whose stems are remembered, per language. */
const remembered = 50_000;
const memories = new Map<string, Map<string, string>>();

const word = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that are written without spaces (Unicode Script property). */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const unspacedRun =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+/gu;

/**
 * The words of a text as the index knows them, joined by single spaces: letters folded, digits Latin, endings taken
 * off; a script without spaces as overlapping pairs of characters.
 */
export function analysed(text: string, language: string): string {
  const terms: string[] = [];
  const plain = withoutApostrophes(text, primaryOf(language));
  const stem = remembering(primaryOf(language));
  for (const [written] of latinDigits(foldLetters(plain)).matchAll(word)) {
    if (unspaced.test(written)) terms.push(...pairs(written, stem));
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

function pairs(written: string, stem: Stemmer): string[] {
  return [...written.matchAll(unspacedRun)].flatMap(([run]) => {
    if (!unspaced.test(run)) return [stem(run)];
    const characters = [...run];
    if (characters.length === 1) return characters;
    return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  });
}

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
