import { describe, expect, test } from "vitest";
import { parseEditionId } from "../../src/kernel/ids.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { readPageText } from "../../src/wire/page-text/read-page-text.js";

const editionOf = (language: string) => {
  const id = parseEditionId(language);
  if (id === null) throw new Error(language);
  return defaultEdition(id, language);
};

function read(text: string) {
  const result = readPageText(text, editionOf);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const english = ` crawl 2031-03-02 0
Sunday 2 March 2031 - 09:05

Ferry Service Resumes After Ten Days

Story Code : 5501
Ferry Service Resumes After Ten Days
The first boat left at dawn with "bread, post and a piano" aboard.

The harbour office said the crossing would run twice a day until the new timetable is agreed with the crews and the island's council.

A piano at last

The school has waited for the piano since autumn, its head teacher said.

It will be carried up the hill by the football team.
Related Stories
Crews and Council to Meet
Isle Press - The two sides will meet on Monday in the fish market, the council's office said.
Comment


Featured Stories
Lighthouse Gets New Lamp
Lighthouse Gets New Lamp
Mayor Calls Gull
Mayor Calls Gull's Bluff Over Chips
1 March 2031
Snow in the Hills
28 February 2031`;

describe("the text of a story's page", () => {
  test("in English gives up every part, point for point", () => {
    const { story, unplaced } = read(english);
    expect(story).toMatchObject({
      code: 5501,
      language: "en",
      headline: "Ferry Service Resumes After Ten Days",
      standfirst: 'The first boat left at dawn with "bread, post and a piano" aboard.',
      published: Date.parse("2031-03-02T09:05:00Z"),
      agency: "Isle Press",
    });
    expect(story.body.map(({ kind }) => kind)).toEqual(["paragraph", "crosshead", "paragraph", "paragraph"]);
    expect(story.body[1]).toEqual({ kind: "crosshead", text: "A piano at last" });
    expect(story.pinned).toEqual([
      {
        kind: "stub",
        headline: "Crews and Council to Meet",
        date: null,
        teaser: "The two sides will meet on Monday in the fish market, the council's office said.",
        agency: "Isle Press",
      },
    ]);
    expect(
      story.featured.map(
        (one) => one.kind === "stub" && [one.headline, one.date && new Date(one.date).toISOString().slice(0, 10)],
      ),
    ).toEqual([
      ["Lighthouse Gets New Lamp", null],
      ["Mayor Calls Gull's Bluff Over Chips", "2031-03-01"],
      ["Snow in the Hills", "2031-02-28"],
    ]);
    expect(unplaced).toEqual([{ line: 1, text: "crawl 2031-03-02 0" }]);
  });

  test("is the same with Windows line ends, a byte order mark and marks of direction", () => {
    const marked = `\ufeff${english.replaceAll("\n", "\r\n").replaceAll("Story Code", "\u200eStory Code\u200f")}`;
    expect(read(marked).story).toEqual(read(english).story);
  });

  test("in Persian is read in the Persian calendar, with Persian digits", () => {
    const { story, unplaced } = read(`جمعه ۱۰ دی ۱۴۰۰ ساعت ۰۶:۲۸
کشتی‌ها دوباره راه افتادند
کد خبر: ۹۹۱۲
کشتی‌ها دوباره راه افتادند
نخستین کشتی سپیده‌دم با نان و نامه از بندر رفت.

اداره بندر گفت تا توافق تازه، هر روز دو کشتی از این مسیر می‌گذرد.

پیانوی مدرسه

مدیر مدرسه گفت بچه‌ها از پاییز چشم به راه پیانو بودند.

بازیکنان تیم فوتبال آن را تا بالای تپه می‌برند.
مطالب مرتبط
دیدار کارکنان و شورا
خبرگزاری جزیره - دو طرف روز دوشنبه در بازار ماهی‌فروشان با هم دیدار می‌کنند.
نظر شما
آخرین اخبار
چراغ تازه فانوس دریایی
چراغ تازه فانوس دریایی
۹ دی ۱۴۰۰`);
    expect(story).toMatchObject({
      code: 9912,
      language: "fa",
      headline: "کشتی‌ها دوباره راه افتادند",
      published: Date.parse("2021-12-31T06:28:00+03:30"),
      agency: "خبرگزاری جزیره",
    });
    expect(story.body[1]).toEqual({ kind: "crosshead", text: "پیانوی مدرسه" });
    expect(story.featured).toEqual([
      {
        kind: "stub",
        headline: "چراغ تازه فانوس دریایی",
        date: Date.parse("2021-12-30T00:00:00+03:30"),
        teaser: null,
        agency: null,
      },
    ]);
    expect(unplaced).toEqual([]);
  });

  test("in Arabic, with Levantine months", () => {
    const { story } = read(`عودة العبّارات بعد عشرة أيام
الأحد ٢ آذار ٢٠٣١ - ٠٩:٠٥
رمز الخبر : ٥٥٠١
عودة العبّارات بعد عشرة أيام
غادرت أول عبّارة فجرًا وعلى متنها الخبز والبريد.

قال مكتب الميناء إن الرحلات ستكون مرتين في اليوم حتى الاتفاق على جدول جديد.
أخبار ذات صلة
لقاء بين الطواقم والمجلس
التعليقات
آخر الأخبار
مصباح جديد للمنارة
مصباح جديد للمنارة
١ آذار ٢٠٣١`);
    expect(story).toMatchObject({
      code: 5501,
      language: "ar",
      headline: "عودة العبّارات بعد عشرة أيام",
      published: Date.parse("2031-03-02T09:05:00+03:00"),
    });
    expect(story.pinned).toHaveLength(1);
    expect(story.featured).toMatchObject([
      { headline: "مصباح جديد للمنارة", date: Date.parse("2031-03-01T00:00:00+03:00") },
    ]);
  });

  test("in Turkish, the code on the line below its label", () => {
    const { story } = read(`Feribot on gün sonra yeniden yola çıktı
Haber kodu:
5501
Feribot on gün sonra yeniden yola çıktı
2 Mart 2031 Pazar - 09:05
İlk gemi şafakta ekmek ve postayla ayrıldı.

Liman ofisi, yeni tarife kararlaştırılana kadar günde iki sefer yapılacağını açıkladı.
İlgili haberler
Mürettebat ile meclis görüşecek
Yorumlar
Son haberler
Fenere yeni lamba
Fenere yeni lamba
1 Mart 2031`);
    expect(story).toMatchObject({
      code: 5501,
      language: "tr",
      headline: "Feribot on gün sonra yeniden yola çıktı",
      published: Date.parse("2031-03-02T09:05:00+03:00"),
    });
    expect(story.featured).toMatchObject([{ headline: "Fenere yeni lamba" }]);
  });

  test("without a headline is refused with what is missing", () => {
    expect(readPageText("\n \nStory Code : 12\nRelated Stories\nOther\n", editionOf)).toMatchObject({
      ok: false,
      error: expect.stringContaining("headline"),
    });
  });

  test("drops no line in silence: a reader's comment, a source, words above the headline are named", () => {
    const { unplaced } = read(
      `${english.replace("Comment\n", "Comment\nI like pianos.\n")}`.replace(
        "Related Stories",
        "Source: Harbour Gazette\nRelated Stories",
      ),
    );
    expect(unplaced.map(({ text }) => text)).toEqual([
      "crawl 2031-03-02 0",
      "Source: Harbour Gazette",
      "I like pianos.",
    ]);
  });
});
