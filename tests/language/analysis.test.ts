import { describe, expect, test } from "vitest";
import { analysed } from "../../src/language/analysis/analysed.js";
import { headlineKey } from "../../src/language/analysis/headline-key.js";

/** Whether a reader who types one would expect to find the other. */
const same = (language: string, ...words: readonly string[]): void =>
  expect(new Set(words.map((word) => analysed(word, language))).size, words.join(", ")).toBe(1);

describe("words a reader would call the same are one term", () => {
  test("in English: plurals, tenses, possessives, capitals, accents", () => {
    same("en", "harbour", "Harbours", "harbour's", "harbours’");
    same("en", "publish", "published", "publishing");
    same("en", "cafe", "Café", "CAFÉS");
  });

  test("in Persian: joined, half-joined and apart, Arabic and Persian letters, any digits", () => {
    same("fa", "کتاب", "کتاب‌ها", "کتابها", "کتاب‌های", "كتاب");
    same("fa", "می‌خوانند", "میخوانند");
    same("fa", "نویسنده", "نویسندگان");
    same("fa", "۱۲۳", "١٢٣", "123");
  });

  test("in Arabic: the article, its prepositions, feminine endings, hamza", () => {
    same("ar", "مكتبة", "المكتبة", "والمكتبة", "مكتبات");
    same("ar", "إسلام", "اسلام", "الإسلام");
  });

  test("in Turkish: the case endings of a name stand after its apostrophe", () => {
    same("tr", "İstanbul", "İstanbul'da", "istanbul’un", "ISTANBUL");
  });

  test("in French and German", () => {
    same("fr", "été", "l'été", "L’ETE");
    same("de", "Häuser", "Haus");
  });
});

test("a script without spaces is found by any two of its characters that stand together", () => {
  expect(analysed("東京都庁", "ja").split(" ")).toEqual(["東京", "京都", "都庁"]);
  expect(analysed("2020年", "ja")).toBe("2020 年");
});

test("punctuation parts words, apostrophes inside them do not", () => {
  expect(analysed("re-open: 50-minute, isn't", "en").split(" ")).toHaveLength(5);
});

test("a headline is known again however it is quoted, spaced or joined", () => {
  const keys = ["Mayor's ‘last’ word", "Mayor’s 'last' word", "MAYOR'S  “LAST” WORD –", "Mayor's last word."].map(
    headlineKey,
  );
  expect(new Set(keys).size).toBe(1);
  expect(headlineKey("کتاب‌ها")).toBe(headlineKey("كتابها"));
  expect(headlineKey("Mayor's first word")).not.toBe(keys[0]);
});
