import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findWords } from "../../src/language/words-found/find-words.js";
import { readWordList } from "../../src/language/words-found/word-list.js";

const guessed = (list: string, text: string, language = "en"): readonly string[] => [
  ...new Set(findWords(readWordList(list, language), text).found.flatMap((one) => (one.guessed ? one.entry : []))),
];

describe("a word with letters hidden by stars is guessed", () => {
  test.each([
    ["one letter", "badword", "Such a b*dword!", "en"],
    ["two together", "badword", "b**word", "en"],
    ["two apart, in capitals", "badword", "B*DW*RD", "en"],
    ["with an ending", "idiot", "you id*ots", "en"],
    ["with whatever follows", "idiot*", "id*otically", "en"],
    ["where a letter is double", "asshole", "a*shole", "en"],
    ["of three letters", "ass", "what an a*s", "en"],
    ["with signs for other letters", "bastard", "b@st*rd", "en"],
    ["with a stroke for another", "shitty", "sh!t*y", "en"],
    ["in look-alikes", "badword", "bаdw*rd", "en"],
    ["in full width stars", "badword", "b＊dword", "en"],
    ["emphasised besides", "badword", "**b*dword**", "en"],
    ["in Turkish, with an ending", "aptal", "apt*llar", "tr"],
    ["in Persian, in the plural", "احمق", "اح*ق‌ها", "fa"],
    ["in Arabic, with the article", "احمق", "الأ*مق", "ar"],
    ["in Urdu", "کمینہ", "کم*نہ", "ur"],
  ])("%s", (_how, list, text, language) => {
    expect(guessed(list, text, language)).toEqual([list]);
  });

  test.each([
    ["too much of it", "badword", "b*****d"],
    ["its first letter", "badword", "*adword"],
    ["its last letter", "badword", "badwor*"],
    ["a letter too many", "badword", "b*adword"],
    ["one that is in a longer word", "ass", "cla*sic a*semble"],
    ["one that has its letters, not its length", "hell", "he**o"],
  ])("but not with %s hidden", (_what, list, text) => {
    expect(guessed(list, text)).toEqual([]);
  });
});

const lists = {
  en: "ass\nhell\ndamn\nidiot\nbadword\nbastard\nsex\nfat\nlie",
  fa: "احمق\nکثیف\nخائن\nدزد\nوطن‌فروش",
  ar: "احمق\nحقير\nخائن\nكلب\nكاذب",
  ur: "کمینہ\nجھوٹا\nغدار\nچور",
  tr: "aptal\nserefsiz\nhain\nsalak\nyalan",
} as const;

/** Stars as they stand in honest text: products, emphasis, notes, lists, censored numbers, code. */
const ordinary: Readonly<Record<keyof typeof lists, readonly string[]>> = {
  en: [
    "Five rows of three are 5*3 = 15, and 2*x*y is what it was; a*b*c in general.",
    "This is *very* important, **really** so, and ***that*** is all. *Note: not so.",
    "The price* rose to 3,500** a tonne.\n* according to the ministry\n** before tax",
    "Call 07** *** 123. The card ends in ****1234. Rated 4*, a 5* hotel.",
    "A*, B* and C* were his marks; Query: select * from sales; f(x)*g(x).",
    "Trans* people, his*her, M*A*S*H on television, and the so*called reform.",
  ],
  fa: [
    "سه ضرب در پنج: ۳*۵ = ۱۵",
    "این *بسیار* مهم است، **واقعاً** مهم.",
    "نرخ* به ۳۵۰۰ رسید.\n* به گفتهٔ وزارت",
    "هتل پنج*ستاره و کتاب*خانه",
  ],
  ar: [
    "ثلاثة في خمسة: ٣*٥ = ١٥",
    "هذا *مهم* جدًا، **حقًا**.",
    "السعر* ارتفع.\n* بحسب الوزارة",
    "الأول*الثاني والثالث*الرابع",
  ],
  ur: ["تین ضرب پانچ: ۳*۵ = ۱۵", "یہ *بہت* اہم ہے، **واقعی**۔", "قیمت* بڑھ گئی۔\n* وزارت کے مطابق"],
  tr: [
    "Üç kere beş 3*5 = 15 eder.",
    "Bu *çok* önemli, **gerçekten** öyle.",
    "Fiyat* arttı.\n* bakanlığa göre",
    "Ankara*İstanbul yolu, 5* otel",
  ],
};

test.each(Object.entries(ordinary))("in ordinary text with stars nothing is guessed, in %s", (language, texts) => {
  for (const text of texts) expect(guessed(lists[language as keyof typeof lists], text, language), text).toEqual([]);
});

test("what was guessed is told by its place, and what is plain is no guess", () => {
  const text = "You b*dword, you badword.";
  const { found } = findWords(readWordList("badword", "en"), text);
  expect(found.map(({ from, to, guessed }) => [text.slice(from, to), guessed])).toEqual([
    ["badword", false],
    ["b*dword", true],
  ]);
});

test("stars without end are looked through in steps that grow with the text alone, and stopped beyond", () => {
  const alike = Array.from({ length: 5000 }, (_, at) => `b${at.toString(36).padStart(4, "q")}d`).join("\n");
  const list = readWordList(alike, "en");
  const text = "bz**zd ".repeat(500);
  expect(findWords(list, text).stopped).toBe(true);
  expect(findWords(readWordList("badword\nidiot", "en"), "b*d*w*o*r*d* ".repeat(300)).stopped).toBe(false);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab*!1 اح@٭"), maxLength: 300 }), (stars) => {
      for (const { from, to } of findWords(readWordList("aba\nab*\nاحا", "en"), stars).found)
        expect(from >= 0 && from < to && to <= stars.length).toBe(true);
    }),
  );
});
