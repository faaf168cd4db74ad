import { CalendarDateTime, createCalendar, toZoned } from "@internationalized/date";
import type { Calendar, Edition } from "../domain/edition/edition.js";
import type { Instant } from "../kernel/ids.js";
import { latinDigits } from "./digits.js";
import { foldedName, monthNames, weekdayNames } from "./month-names.js";

export interface PrintedDate {
  readonly at: Instant;
  /** Whether the line gave the hour; else `at` is the day's first moment. */
  readonly withTime: boolean;
}

type Printing = Pick<Edition, "timeZone" | "calendar" | "language">;

const longest = 100;
const hour = /(?<!\d)(\d{1,2}):(\d{2})(?::\d{2})?(?: ?(am|pm|ق ظ|ب ظ|ص|م)(?![\p{L}]))?/u;
const noise = new Set([
  "ساعت",
  "الساعه",
  "saat",
  "at",
  "on",
  "um",
  "uhr",
  "a",
  "le",
  "تاریخ",
  "انتشار",
  "التاریخ",
  "date",
  "published",
  "tarih",
  "yayin",
  "تاریخانتشار",
  "ه",
  "ش",
  "م",
  "هـ",
  "ق",
]);

/**
 * A whole line that is a printed date, in any of the languages, calendars and digits we know, as a moment in the
 * edition's time zone; null for a line that says anything else.
 */
export function parsePrintedDate(line: string, edition: Printing): PrintedDate | null {
  if (line.length > longest) return null;
  const plain = foldedName(latinDigits(line).replace(/[()[\]]/g, " "));
  const clock = hour.exec(plain);
  const rest = wordsOf(clock === null ? plain : plain.replace(clock[0], " "));
  const day = readDay(rest, edition);
  const time = clock === null ? { hour: 0, minute: 0 } : readHour(clock);
  if (day === null || time === null) return null;
  const at = momentOf(day, time, edition);
  return at === null ? null : { at, withTime: clock !== null };
}

/** What is left of the line without weekday, joining words and marks between the parts. */
const wordsOf = (plain: string): string =>
  withoutWeekday(
    plain
      .replace(/(?<=\s|^)[-–—|·•:/؛;]+(?=\s|$)|:$/gu, " ")
      .replace(/\s+/g, " ")
      .trim(),
  )
    .split(" ")
    .filter((word) => !noise.has(word))
    .join(" ");

function withoutWeekday(text: string): string {
  for (const name of weekdayNames()) {
    if (text.startsWith(`${name} `)) return text.slice(name.length + 1);
    if (text.endsWith(` ${name}`)) return text.slice(0, -name.length - 1);
  }
  return text;
}

interface Day {
  readonly calendar: Calendar;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function readDay(text: string, edition: Printing): Day | null {
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (yearFirst !== null) return numbered(edition, [yearFirst[1], yearFirst[3], yearFirst[4]]);
  const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (dayFirst !== null) return numbered(edition, [dayFirst[4], dayFirst[3], dayFirst[1]]);
  const [, a, name, , b] = /^(\d{1,2})(?:st|nd|rd|th)? (\p{L}[\p{L} ]*?)( de)? (\d{4})$/u.exec(text) ?? [];
  if (name !== undefined) return named(name, a, b);
  const [, first, day, year] = /^(\p{L}[\p{L} ]*?) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/u.exec(text) ?? [];
  return first === undefined ? null : named(first, day, year);
}

function named(name: string, day: string | undefined, year: string | undefined): Day | null {
  const found = monthNames().get(name);
  return found === undefined ? null : { ...found, year: Number(year), day: Number(day) };
}

/** Years before 1700 are counted by another calendar than the Gregorian: the edition's own, else by its language. */
function numbered({ calendar, language }: Printing, parts: readonly (string | undefined)[]): Day {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const other = language.startsWith("fa") || language.startsWith("ps") ? "persian" : "islamic-umalqura";
  const counted = year >= 1700 ? "gregory" : calendar === "gregory" ? other : calendar;
  return { calendar: counted, year, month, day };
}

function readHour([, hours = "", minutes = "", half]: RegExpExecArray): {
  readonly hour: number;
  readonly minute: number;
} | null {
  const [given, minute] = [Number(hours), Number(minutes)];
  const afternoon = half === "pm" || half === "م" || half === "ب ظ";
  const late = afternoon && given < 12 ? given + 12 : given;
  const twelve = half !== undefined && !afternoon && given === 12 ? 0 : late;
  return twelve > 23 || minute > 59 ? null : { hour: twelve, minute };
}

function momentOf(
  { calendar, year, month, day }: Day,
  { hour: hours, minute }: { readonly hour: number; readonly minute: number },
  { timeZone }: Printing,
): Instant | null {
  const date = new CalendarDateTime(createCalendar(calendar), year, month, day, hours, minute);
  if (date.year !== year || date.month !== month || date.day !== day) return null;
  return toZoned(date, timeZone).toDate().getTime() as Instant;
}
