import { primaryOf } from "../analysis/stemmers.js";

/** What may stand before and after a listed word, grown together with it, so that the whole is still that word. */
export interface Affixes {
  isBefore(letters: string): boolean;
  isAfter(letters: string): boolean;
}

/** Nothing longer is looked at, in letters. */
export const longestAffix = 12;

const arabicScript = /\p{Script=Arabic}/u;

/** And, then, the article, and what Arabic puts together of them; in folded letters. */
const articles = ["و", "ال", "وال", "فال", "بال", "کال", "لل", "ولل", "وبال", "فلل"];
/** Single letters that many words begin with by themselves: only before longer words. */
const particles = ["ف", "ب", "ک", "ل", "س", "می", "نمی", "وب", "ول", "یا"];
/** Plurals, possession and comparison of Persian, Arabic and Urdu; in folded letters, joiners taken out. */
const arabicEndings = new Set(
  [
    ...["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "هاتون", "هاشون", "هامون", "هارو"],
    ...["ی", "یی", "ای", "م", "ت", "ش", "ام", "ات", "اش", "مان", "تان", "شان", "مون", "تون", "شون", "ان", "یان"],
    ...["تر", "ترین", "ترها", "را", "رو", "ه", "ند", "اند", "ید", "اید", "یم", "ایم", "یه", "گی", "وار", "انه"],
    ...["ون", "ین", "یات", "هم", "هن", "هما", "ک", "کم", "کن", "کما", "نا", "نی", "وا", "تم", "یا", "ا"],
    ...["وں", "یں", "وں", "ے", "یاں", "و", "ئی"],
  ].map((ending) => ending.replace(/[\u06ba]/g, "ن").replace(/[\u06d2\u0626]/g, "ی")),
);

/** Turkish endings, accents folded away; a word takes up to three, one after another. */
const turkishEndings =
  "lar|ler|lari|leri|i|u|a|e|yi|yu|ya|ye|ni|nu|na|ne|da|de|ta|te|dan|den|tan|ten|in|un|nin|nun|im|um|m|n|si|su|miz|muz|imiz|umuz|niz|nuz|iniz|unuz|ca|ce|sin|sun|siniz|sunuz|dir|dur|tir|tur|la|le|yla|yle|lik|luk|li|lu|siz|suz|ki|yim|yum|iz|uz";
const latinEndings: Readonly<Record<string, RegExp>> = {
  tr: new RegExp(`^(?:${turkishEndings}){0,3}$`),
  en: /^(?:s|es)?$/,
};
const plural = /^s?$/;

/**
 * The affixes of a listed word by its script and, in the Latin script, by its list's language. A word of few letters
 * takes none, for what it could take makes other words of it: «کس» is in «کسی», "am" in "ama".
 */
export function affixesOf(word: string, language: string): Affixes {
  return arabicScript.test(word) ? arabicAffixes(word.length) : latinAffixes(word.length, primaryOf(language));
}

function arabicAffixes(letters: number): Affixes {
  if (letters < 3) return none;
  const before = new Set(letters < 4 ? articles : [...articles, ...particles]);
  return {
    isBefore: (one) => one === "" || before.has(one),
    isAfter: (one) => one === "" || arabicEndings.has(one),
  };
}

function latinAffixes(letters: number, language: string): Affixes {
  const fewest = language === "tr" ? 4 : 3;
  const endings = latinEndings[language] ?? plural;
  return { isBefore: (one) => one === "", isAfter: (one) => one === "" || (letters >= fewest && endings.test(one)) };
}

export const none: Affixes = { isBefore: (one) => one === "", isAfter: (one) => one === "" };
