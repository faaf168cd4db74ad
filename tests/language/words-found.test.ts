import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findWords } from "../../src/language/words-found/find-words.js";
import { readWordList } from "../../src/language/words-found/word-list.js";

const found = (list: string, text: string, language = "en"): readonly string[] => [
  ...new Set(findWords(readWordList(list, language), text).found.map(({ entry }) => entry)),
];

describe("a listed word is found", () => {
  test.each([
    ["as it stands", "badword", "Such a badword!"],
    ["in capitals", "badword", "BADWORD"],
    ["with accents", "badword", "bádwörd"],
    ["with marks heaped on it", "badword", "b̴̢a̵͇d̶͚w̷̛o̸r̶d"],
    ["with invisible characters in it", "badword", "ba\u200bd\u00adw\u2060o\u034frd"],
    ["with bidirectional overrides in it", "badword", "ba\u202edw\u202cord"],
    ["in Cyrillic and Greek look-alikes", "badword", "bаdwοrd"],
    ["in Cyrillic throughout, in a Latin text", "hope", "we have no real норе left"],
    ["in full width", "badword", "ｂａｄｗｏｒｄ"],
    ["in mathematical letters", "badword", "𝖇𝖆𝖉𝖜𝖔𝖗𝖉"],
    ["in circles, squares and flags", "badword", "ⓑ🅰🇩ⓦⓞⓡⓓ"],
    ["with digits for letters", "badword", "b4dw0rd"],
    ["with signs for letters", "shitass", "$h!t@ss"],
    ["with a stroke for an l", "hell", "he1|"],
    ["with a stroke for an i", "idiot", "1d!ot"],
    ["drawn out", "badword", "baaaaadwooooord"],
    ["drawn out where it is double", "asshole", "asssssshooooole"],
    ["spelt out", "badword", "b a d w o r d"],
    ["spelt out with dots", "badword", "b.a.d.w.o.r.d"],
    ["spelt out with stars", "badword", "b*a*d*w*o*r*d"],
    ["spelt out with the words apart", "bad", "b a d   w o r d"],
    ["spelt out with no words apart", "idiot", "y o u i d i o t"],
    ["parted by a hyphen", "badword", "bad-word"],
    ["in the plural", "idiot", "you idiots"],
    ["as several words", "kill yourself", "Go and KILL... yourself"],
    ["before an apostrophe", "aptal", "aptal'a"],
  ])("%s", (_how, list, text) => {
    expect(found(list, text)).toEqual([list]);
  });

  test.each([
    ["with Arabic yeh and kaf", "کثیف یک", "كثيف يك"],
    ["with vowel marks", "احمق", "أَحْمَق"],
    ["with tatweel", "احمق", "احـــــمق"],
    ["with a joiner in it", "احمق", "اح\u200cمق"],
    ["with the article", "احمق", "الأحمق"],
    ["with and, and the article", "احمق", "والأحمق"],
    ["in the Persian plural, half-joined", "احمق", "احمق\u200cها"],
    ["in the Persian plural, joined", "احمق", "احمقهای"],
    ["as someone's", "احمق", "احمقشان"],
    ["drawn out", "احمق", "احمققققق"],
    ["spelt out", "احمق", "ا ح م ق"],
    ["without its dots", "قاتل", "ٯاتل"],
    ["in Urdu, with its own heh and yeh", "جھوٹا", "جھوٹا"],
    ["in Urdu's feminine", "کمینہ", "کمينه"],
  ])("in the Arabic script: %s", (_how, list, text) => {
    expect(found(list, text, "fa")).toEqual([list]);
  });

  test.each([
    ["aptal", "APTALSIN"],
    ["aptal", "aptallar"],
    ["aptal", "aptallığın aptalca"],
    ["şerefsiz", "serefsizler"],
    ["ibiş", "İBİŞ"],
    ["ısrık", "ISRIK"],
  ])("in Turkish: %s in %s", (list, text) => {
    expect(found(list, text, "tr")).toContain(list);
  });
});

describe("a word that only has a listed word's letters in it is left alone", () => {
  test.each([
    ["ass", "assassin class grass pass as a massage, Assam"],
    ["cunt", "Scunthorpe"],
    ["cock", "cocktail, Hitchcock, peacock"],
    ["hell", "hello shell Michelle"],
    ["anal", "analysis canal; an Al Jazeera report"],
    ["god", "good"],
    ["slit", "silt"],
    ["hell", "call 0800 4311 or 4311"],
    ["sex", "Essex, Sussex and Middlesex"],
    ["bad", "b a r d"],
    ["tit", "Тит Ливий писал о Риме"],
  ])("%s: %s", (list, text) => {
    expect(found(list, text)).toEqual([]);
  });

  test.each([
    ["کس", "کسی هرکس عکس مکس کسب"],
    ["خر", "خرید آخر خرما"],
    ["سگ", "سگال"],
    ["کلب", "کلبه‌ای در جنگل، انقلاب"],
    ["زن", "زنجیر وزن"],
    ["مرد", "مردم"],
  ])("in the Arabic script, %s: %s", (list, text) => {
    expect(found(list.length < 3 ? list : `=${list}`, text, "fa")).toEqual([]);
  });

  test("in Turkish a short word is no beginning of others: am, ama", () => {
    expect(found("am\ngöt", "ama amca amir götürmek", "tr")).toEqual([]);
  });
});

test("a star takes whatever follows, an equals sign nothing", () => {
  expect(found("idiot*", "idiotically")).toEqual(["idiot*"]);
  expect(found("idiot", "idiotically")).toEqual([]);
  expect(found("=idiot", "idiots")).toEqual([]);
  expect(found("=idiot", "idiot")).toEqual(["=idiot"]);
});

test("a list says which of its lines nothing can be looked for by", () => {
  const list = readWordList("# mine\n\nbad\n…!\nworse", "en");
  expect(list.unreadable).toEqual([{ line: 4, text: "…!" }]);
  expect(list.entries.map(({ line }) => line)).toEqual([3, 5]);
});

test("what was found is told by its place", () => {
  const text = "Well, 🅱а\u200bd here";
  const [one] = findWords(readWordList("bad", "en"), text).found;
  expect(text.slice(one?.from, one?.to)).toBe("🅱а\u200bd");
});

const letters = fc.constantFrom(..."bdfhkmnprtvwz");
const word = fc
  .array(letters, { minLength: 4, maxLength: 12 })
  .map((all) => all.filter((one, at) => one !== all[at - 1]).join(""))
  .filter((one) => one.length > 3);
const dressings: readonly ((letter: string) => string)[] = [
  (letter) => letter,
  (letter) => letter.toUpperCase(),
  (letter) => `${letter}\u0301\u0489`,
  (letter) => `${letter}\u200d\u2063`,
  (letter) => letter.repeat(4),
  (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0),
  (letter) => ({ b: "8", t: "7", h: "һ", k: "к", m: "м", p: "р", n: "ո" })[letter] ?? letter,
];

test("however its letters are dressed, a word is found, at its place", () => {
  fc.assert(
    fc.property(
      word,
      fc.infiniteStream(fc.constantFrom(...dressings)),
      fc.constantFrom("", "It is ", "(", "بد "),
      (plain, dress, before) => {
        const dressed = [...plain].map((letter) => dress.next().value(letter)).join("");
        fc.pre(/[a-zａ-ｚA-Z]/.test(dressed));
        const text = `${before}${dressed} after`;
        const { found } = findWords(readWordList(plain, "en"), text);
        expect(found.map(({ entry }) => entry)).toEqual([plain]);
        expect(found[0]?.from).toBe(before.length);
      },
    ),
    { numRuns: 500 },
  );
});

test("a word within a longer one is never found, whatever stands around it", () => {
  const around = fc.array(letters, { minLength: 1, maxLength: 6 }).map((all) => all.join(""));
  fc.assert(
    fc.property(word, around, around, (plain, before, after) => {
      expect(found(plain, `${before}${plain}${after}`)).toEqual([]);
    }),
  );
});

test("any text with any list is searched without harm, and a place is always within the text", () => {
  const texts = fc.string({ unit: "binary", maxLength: 400 });
  fc.assert(
    fc.property(
      texts,
      fc.array(texts, { maxLength: 20 }),
      fc.constantFrom("en", "fa", "tr", "ur"),
      (text, lines, language) => {
        const { found: all } = findWords(readWordList(lines.join("\n"), language), text);
        for (const { from, to } of all) expect(from >= 0 && from < to && to <= text.length).toBe(true);
      },
    ),
  );
});

test("the steps of a search grow with the text alone, and one that has no steps left says so", () => {
  const nasty = Array.from({ length: 60 }, (_, at) => "ab".repeat(at + 1)).join("\n");
  const list = readWordList(nasty, "en");
  const text = "ab".repeat(10_000);
  expect(findWords(list, text, text.length * 200).stopped).toBe(false);
  expect(findWords(list, text, 1_000)).toMatchObject({ stopped: true });
  // As many entries of no use make it no slower.
  const many = readWordList(Array.from({ length: 5_000 }, (_, at) => `w${at.toString(36)}x`).join("\n"), "en");
  expect(findWords(many, "a plain text of plain words ".repeat(200), 28 * 200 * 4).stopped).toBe(false);
});
