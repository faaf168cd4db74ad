import { describe, expect, test } from "vitest";
import { type Instant, parseEditionId } from "../../src/kernel/ids.js";
import { archivePath, parsePeriod, partsOf, periodAround, periodName } from "../../src/language/archive-address.js";
import { dateline, dayStart, isoDayOf } from "../../src/language/dates.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { parsePrintedDate } from "../../src/language/printed-date.js";

function edition(language: string) {
  const id = parseEditionId(language);
  if (id === null) throw new Error(language);
  return defaultEdition(id, language);
}
const [en, fa, ar, tr] = ["en", "fa", "ar", "tr"].map(edition) as [
  ReturnType<typeof edition>,
  ReturnType<typeof edition>,
  ReturnType<typeof edition>,
  ReturnType<typeof edition>,
];

const at = (text: string): Instant => Date.parse(text) as Instant;

describe("a dateline", () => {
  test("is the reference page's own, in English", () => {
    expect(dateline(en, at("2021-12-31T06:28:00Z"))).toBe("Friday 31 December 2021 - 06:28");
  });

  test("is counted in the edition's calendar, zone and digits", () => {
    expect(dateline(fa, at("2021-12-31T06:28:00+03:30"))).toBe("جمعه ۱۰ دی ۱۴۰۰ - ۰۶:۲۸");
    expect(dateline(tr, at("2021-12-31T06:28:00+03:00"))).toBe("Cuma 31 Aralık 2021 - 06:28");
  });

  test("a day starts at the edition's midnight, also where a change of clocks skips it", () => {
    expect(dayStart({ timeZone: "America/Santiago" }, "2026-09-06")).toBe(at("2026-09-06T04:00:00Z"));
    expect(isoDayOf(fa, at("2021-12-30T21:00:00Z"))).toBe("2021-12-31");
  });
});

describe("a printed date", () => {
  const readings: readonly (readonly [line: string, language: typeof en, moment: string, withTime: boolean])[] = [
    ["Friday 31 December 2021 - 06:28", en, "2021-12-31T06:28:00Z", true],
    ["December 31, 2021", en, "2021-12-31T00:00:00Z", false],
    ["Fri, 31 Dec 2021 at 6:28 pm", en, "2021-12-31T18:28:00Z", true],
    ["2021-12-31", en, "2021-12-31T00:00:00Z", false],
    ["جمعه ۱۰ دی ۱۴۰۰ ساعت ۰۶:۲۸", fa, "2021-12-31T06:28:00+03:30", true],
    ["۱۴۰۰/۱۰/۱۰ - ۰۶:۲۸", fa, "2021-12-31T06:28:00+03:30", true],
    ["۳۱ دسامبر ۲۰۲۱", fa, "2021-12-31T00:00:00+03:30", false],
    ["الجمعة ٣١ ديسمبر ٢٠٢١ - ٠٦:٢٨", ar, "2021-12-31T06:28:00+03:00", true],
    ["31 كانون الأول 2021", ar, "2021-12-31T00:00:00+03:00", false],
    ["٢٧ جمادى الأولى ١٤٤٣", ar, "2021-12-31T00:00:00+03:00", false],
    ["31 Aralık 2021 Cuma - 06:28", tr, "2021-12-31T06:28:00+03:00", true],
    ["31.12.2021 06:28", tr, "2021-12-31T06:28:00+03:00", true],
  ];
  for (const [line, own, moment, withTime] of readings)
    test(line, () => expect(parsePrintedDate(line, own)).toEqual({ at: at(moment), withTime }));

  for (const line of [
    " date 2021-12-31 0",
    "He was born 31 December 2021",
    "31 February 2021",
    "32 December 2021",
    "December 2021",
    "25:61",
    "",
    "2021",
    "1 May 2021 and more",
  ])
    test(`is not: "${line}"`, () => expect(parsePrintedDate(line, en)).toBeNull());
});

describe("an archive's address", () => {
  test("stands in the edition's calendar; a Gregorian one leads there", () => {
    const own = parsePeriod(fa, ["1400", "10", "10"]);
    const foreign = parsePeriod(fa, ["2021", "12", "31"]);
    expect(own && archivePath(own)).toBe("archive/1400/10/10");
    expect(foreign).toEqual(own);
    expect(own && periodName(fa, own)).toBe("جمعه ۱۰ دی ۱۴۰۰");
    expect(parsePeriod(fa, ["2021"])?.numbers).toEqual([1400]);
  });

  test("is none for a day that is not", () => {
    for (const numbers of [
      ["2021", "2", "30"],
      ["2021", "13"],
      ["0"],
      ["2021", "0"],
      ["99999"],
      ["2021", "1", "1", "1"],
      ["x"],
    ])
      expect(parsePeriod(en, numbers), numbers.join("/")).toBeNull();
  });

  test("has a year's months and a month's days, one after the other without a gap", () => {
    for (const [own, numbers] of [
      [en, ["2024"]],
      [fa, ["1403"]],
      [en, ["2024", "2"]],
      [fa, ["1403", "12"]],
    ] as const) {
      const period = parsePeriod(own, numbers);
      const parts = period === null ? [] : partsOf(own, period);
      expect(parts[0]?.from).toBe(period?.from);
      expect(parts.at(-1)?.to).toBe(period?.to);
      for (const [place, part] of parts.entries()) if (place > 0) expect(part.from).toBe(parts[place - 1]?.to);
    }
    expect(archivePath(periodAround(fa, "2025-03-20", "month"))).toBe("archive/1403/12");
  });
});
