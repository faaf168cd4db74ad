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

  test("in Turkish: with dots and without, whatever the keyboard has", () => {
    same("tr", "ışık", "isik", "IŞIK", "Işık");
    same("tr", "şehirler", "sehirler", "ŞEHİRLER");
  });

  test("in French, German and Spanish: accents, umlauts, plurals", () => {
    same("fr", "été", "l'été", "L’ETE");
    same("fr", "journaux", "journal");
    same("de", "Häuser", "Haus");
    same("de", "Straße", "Strasse", "STRASSE");
    same("es", "noticias", "noticia", "NOTICIA");
    same("es", "periódicos", "periodico");
  });

  test("in Russian: cases and genders, ё as е, and й is not и", () => {
    same("ru", "новый", "новая", "новые", "нового");
    same("ru", "ёлка", "елка", "ЁЛКИ");
    expect(analysed("район", "ru")).toContain("й");
  });

  test("in Urdu: plurals, and the letters of an Arabic or Persian keyboard", () => {
    same("ur", "کتاب", "كتاب", "کتابوں", "کتابیں");
    same("ur", "ہوا", "هوا");
  });
});

describe("a script without spaces", () => {
  test("is cut into words, and a part of a long name finds the whole", () => {
    expect(analysed("東京都庁は2020年に開いた", "ja").split(" ")).toEqual(
      expect.arrayContaining(["東京", "2020", "年"]),
    );
    expect(analysed("北京图书馆明年开放", "zh").split(" ")).toEqual(
      expect.arrayContaining(["北京", "图书", "馆", "开放"]),
    );
    expect(analysed("2020年", "ja")).toBe("2020 年");
  });

  test("is the same in traditional and in simplified Chinese characters, and Japanese keeps its own", () => {
    same("zh", "總統發表談話", "总统发表谈话");
    same("zh-Hant", "臺灣圖書館裡的頭髮", "台湾图书馆里的头发");
    same("yue", "運輸", "运输");
    expect(analysed("発表", "ja")).toBe("発表");
    expect(analysed("發表", "ja")).not.toBe(analysed("发表", "ja"));
  });

  test("is the same in full and half width", () => same("ja", "ニュース", "ﾆｭｰｽ"));
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
