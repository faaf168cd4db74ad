import { describe, expect, test } from "vitest";
import type { EditionId } from "../../src/kernel/ids.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { type ReadingEdition, readQuery } from "../../src/search/read-query.js";

const edition = (language: string, ...sections: readonly string[]): ReadingEdition => ({
  ...defaultEdition(language as EditionId, language),
  sections: sections.map((name) => ({ slug: name.toLowerCase().replaceAll(" ", "-") as never, name })),
});
const english = { ...edition("en", "World", "South Isles"), timeZone: "UTC" };
const persian = edition("fa", "جهان");
const arabic = { ...edition("ar", "العالم"), calendar: "islamic-umalqura" as const };
const moment = (text: string): number => Date.parse(text);

describe("a reader's line", () => {
  test("is words, unless it says more", () => {
    expect(readQuery("harbour strike", english)).toEqual({
      text: "harbour strike",
      narrowing: { phrases: [], without: [], topics: [], by: [] },
      rest: "",
      unread: [],
    });
  });

  test("may have phrases in the quotes of any language, and words left out", () => {
    for (const [open, close] of ['""', "“”", "«»", "„“"])
      expect(readQuery(`ferry ${open}night watch${close}`, english)).toMatchObject({
        text: "ferry",
        narrowing: { phrases: ["night watch"] },
      });
    expect(readQuery('ferry -strike −"night watch" re-open', english)).toMatchObject({
      text: "ferry re-open",
      narrowing: { without: ["strike", "night watch"] },
    });
  });

  test("may name a section by its name or its address, a topic, and who wrote", () => {
    expect(readQuery('section:"South Isles" topic:"Storm Agna" by:Quill storm', english)).toMatchObject({
      text: "storm",
      narrowing: { section: "south-isles", topics: ["storm-agna"], by: ["Quill"] },
      rest: 'section:"South Isles" topic:"Storm Agna" by:Quill',
    });
    expect(readQuery("بخش:جهان موضوع:توفان دریا", persian)).toMatchObject({
      text: "دریا",
      narrowing: { section: "جهان", topics: ["توفان"] },
    });
  });

  test("may name times: years, months and days, Gregorian", () => {
    expect(readQuery("after:2021 before:2021-12-31", english).narrowing).toMatchObject({
      from: moment("2021-01-01T00:00:00Z"),
      to: moment("2021-12-31T00:00:00Z"),
    });
    expect(readQuery('after:"31 December 2021"', english).narrowing.from).toBe(moment("2021-12-31T00:00:00Z"));
    expect(readQuery("after:2021/3", english).narrowing.from).toBe(moment("2021-03-01T00:00:00Z"));
  });

  test("may name them in the edition's calendar, in any digits, under its own names", () => {
    const tehran = moment("2021-03-21T00:00:00+03:30");
    for (const line of ["after:1400", "after:۱۴۰۰", "پس‌از:١٤٠٠", "پس‌از:۱۴۰۰-۰۱-۰۱", "پس‌از:۱۴۰۰/۱"])
      expect(readQuery(line, persian).narrowing.from, line).toBe(tehran);
    expect(readQuery("پیش‌از:۱۴۰۱", persian).narrowing.to).toBe(moment("2022-03-21T00:00:00+03:30"));
    expect(readQuery("after:2021", persian).narrowing.from).toBe(moment("2021-01-01T00:00:00+03:30"));
    expect(readQuery("بعد:١٤٤٣", arabic).narrowing.from).toBe(moment("2021-08-09T00:00:00+03:00"));
  });

  test("is read as words where it cannot be read as more, and what could not be is told", () => {
    expect(readQuery("section:nowhere tide", english)).toMatchObject({
      text: "nowhere tide",
      unread: ["section:nowhere"],
      narrowing: {},
    });
    expect(readQuery("after:someday tide", english)).toMatchObject({ text: "someday tide", unread: ["after:someday"] });
    expect(readQuery("after:2021-13-45", english)).toMatchObject({ unread: ["after:2021-13-45"] });
    expect(readQuery('tide "night watch', english)).toMatchObject({
      text: 'tide "night watch',
      unread: ['"night watch'],
      narrowing: { phrases: [] },
    });
    expect(readQuery("-section:world tide", english)).toMatchObject({ unread: ["-section:world"] });
  });

  test("may have colons and minuses that mean nothing", () => {
    expect(readQuery("Putin: war at 10:30 - http://x.example", english)).toMatchObject({
      text: "Putin: war at 10:30 - http://x.example",
      unread: [],
    });
  });

  test.each([
    "",
    " ",
    '"""""',
    "- - -",
    "section:",
    "after: before:",
    ":::",
    "by:\u0000",
    `${"section:a ".repeat(500)}`,
    `"${"a".repeat(10_000)}`,
    "\ud800",
  ])("%j is no error", (line) => {
    expect(() => readQuery(line, english)).not.toThrow();
  });
});
