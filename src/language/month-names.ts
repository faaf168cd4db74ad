import type { Calendar } from "../domain/edition/edition.js";
import { foldLetters } from "./analysis/fold-letters.js";

export interface NamedMonth {
  readonly calendar: Calendar;
  /** 1 to 12. */
  readonly month: number;
}

const languages = ["en", "fa", "ar", "tr", "ur", "de", "fr", "es", "ru"];
const calendars: readonly Calendar[] = ["gregory", "persian", "islamic-umalqura"];
const day = 24 * 60 * 60 * 1000;

/** The Gregorian months as the Levant and Iraq name them, which CLDR gives no plain `ar`. */
const levantine = [
  "كانون الثاني",
  "شباط",
  "آذار",
  "نيسان",
  "أيار",
  "حزيران",
  "تموز",
  "آب",
  "أيلول",
  "تشرين الأول",
  "تشرين الثاني",
  "كانون الأول",
];

/** A name in the letters a comparison goes by. */
export const foldedName = (name: string): string =>
  foldLetters(name)
    .replace(/[,،]|\.(?!\d)/g, "")
    .replace(/\s+/g, " ")
    .trim();

let months: ReadonlyMap<string, NamedMonth> | undefined;
let weekdays: ReadonlySet<string> | undefined;

/** Month names of the languages we read pages in, long and short, folded; of two that are alike the first stays. */
export function monthNames(): ReadonlyMap<string, NamedMonth> {
  months ??= collectMonths();
  return months;
}

/** Weekday names of the same languages, folded. */
export function weekdayNames(): ReadonlySet<string> {
  weekdays ??= new Set(
    languages.flatMap((language) => ["long", "short"].flatMap((weekday) => weekdaysOf(language, weekday as "long"))),
  );
  return weekdays;
}

function collectMonths(): ReadonlyMap<string, NamedMonth> {
  const names = new Map<string, NamedMonth>();
  const add = (name: string, named: NamedMonth): void => {
    const key = foldedName(name);
    if (key !== "" && !/^\d+$/.test(key) && !names.has(key)) names.set(key, named);
  };
  for (const calendar of calendars)
    for (const language of languages)
      for (const [name, month] of monthsOf(language, calendar)) add(name, { calendar, month });
  for (const [at, name] of levantine.entries()) add(name, { calendar: "gregory", month: at + 1 });
  return names;
}

/** Asks CLDR (through Intl) for a day in each week of some years: every month comes by. */
function* monthsOf(language: string, calendar: Calendar): Generator<readonly [string, number]> {
  for (const style of ["long", "short"] as const) {
    const named = new Intl.DateTimeFormat(`${language}-u-ca-${calendar}-nu-latn`, {
      timeZone: "UTC",
      day: "numeric",
      month: style,
      year: "numeric",
    });
    const numbered = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { timeZone: "UTC", month: "numeric" });
    for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2021, 3, 1); at += 7 * day) {
      const name = named.formatToParts(at).find(({ type }) => type === "month")?.value ?? "";
      const month = Number(numbered.formatToParts(at).find(({ type }) => type === "month")?.value);
      yield [name, month];
    }
  }
}

function weekdaysOf(language: string, weekday: "long" | "short"): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday });
  return Array.from({ length: 7 }, (_, at) => foldedName(format.format(at * day)));
}
