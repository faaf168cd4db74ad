import {
  CalendarDate,
  createCalendar,
  type Calendar as DateCalendar,
  GregorianCalendar,
  parseDate,
  toCalendar,
} from "@internationalized/date";
import type { Edition } from "../domain/edition/edition.js";
import type { Instant } from "../kernel/ids.js";
import { dateFormat } from "./date-format.js";
import { dayStart } from "./dates.js";

type Dating = Pick<Edition, "timeZone" | "calendar" | "language" | "digits">;

/** A year, a month or a day as an edition's archive has it, in the edition's own calendar. */
export interface Period {
  readonly unit: "year" | "month" | "day";
  /** Its numbers in the edition's calendar: `[1400, 10, 10]`. */
  readonly numbers: readonly number[];
  /** ISO 8601 days, Gregorian, both included. */
  readonly first: string;
  readonly last: string;
  /** Its first moment in the edition's time zone. */
  readonly from: Instant;
  /** The first moment after it. */
  readonly to: Instant;
}

const units = ["year", "month", "day"] as const;
/** Editions with another calendar count their years far below the Gregorian ones: such a number is a date from elsewhere. */
const gregorianFrom = 1700;

/**
 * Reads the numbers of an archive address, such as `2021/12/31` or, in a Persian edition, `1400/10/10`. A Gregorian
 * date in an edition with another calendar is found too: the period's own `numbers` then differ from those asked for.
 */
export function parsePeriod(edition: Dating, segments: readonly string[]): Period | null {
  if (segments.length === 0 || segments.length > 3 || !segments.every((one) => /^\d{1,4}$/.test(one))) return null;
  const numbers = segments.map(Number);
  const [year = 0] = numbers;
  if (edition.calendar === "gregory" || year < gregorianFrom) return periodOf(edition, numbers);
  const start = startOf(new GregorianCalendar(), numbers);
  if (start === null) return null;
  const own = toCalendar(start.add(half[numbers.length - 1] ?? {}), calendarOf(edition));
  return periodOf(edition, [own.year, own.month, own.day].slice(0, numbers.length));
}

/** To the middle of a Gregorian year or month: the period of the edition's calendar that has the most of it. */
const half = [{ months: 6 }, { days: 14 }, {}];

/** The period a calendar's numbers name; null where there is no such year, month or day. */
export function periodOf(edition: Dating, numbers: readonly number[]): Period | null {
  const start = startOf(calendarOf(edition), numbers);
  const unit = units[numbers.length - 1];
  if (start === null || unit === undefined) return null;
  const next = start.add({ [`${unit}s`]: 1 });
  const last = next.subtract({ days: 1 });
  const [first, after] = [isoDay(start), isoDay(next)];
  return { unit, numbers, first, last: isoDay(last), from: dayStart(edition, first), to: dayStart(edition, after) };
}

/** The period of a unit that an ISO day lies in. */
export function periodAround(edition: Dating, isoDayText: string, unit: Period["unit"]): Period {
  const { year, month, day } = toCalendar(parseDate(isoDayText), calendarOf(edition));
  const period = periodOf(edition, [year, month, day].slice(0, units.indexOf(unit) + 1));
  if (period === null) throw new Error(`No ${unit} around ${isoDayText}.`);
  return period;
}

/** The months of a year, or the days of a month, in order; none for a day. */
export function partsOf(edition: Dating, period: Period): readonly Period[] {
  const start = startOf(calendarOf(edition), period.numbers);
  if (start === null || period.unit === "day") return [];
  const calendar = start.calendar;
  const many = period.unit === "year" ? calendar.getMonthsInYear(start) : calendar.getDaysInMonth(start);
  return Array.from({ length: many }, (_, at) => periodOf(edition, [...period.numbers, at + 1])).filter(
    (one) => one !== null,
  );
}

/** A period's address within an edition: `archive/2021/12/31`. */
export const archivePath = ({ numbers }: Period): string =>
  `archive/${numbers.map((number, at) => String(number).padStart(at === 0 ? 4 : 2, "0")).join("/")}`;

/** `2021`, `December 2021` or `Friday 31 December 2021`, as the edition's readers say it. */
export function periodName(edition: Dating, { unit, from }: Period): string {
  const locale = `${edition.language === "en" ? "en-GB" : edition.language}-u-ca-${edition.calendar}-nu-${edition.digits}`;
  const options = { timeZone: edition.timeZone, ...shown[unit] };
  const parts = dateFormat(locale, options).formatToParts(from);
  const named = (name: string): string => parts.find(({ type }) => type === name)?.value ?? "";
  return ["weekday", "day", "month", "year"]
    .map(named)
    .filter((part) => part !== "")
    .join(" ");
}

const shown = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
} as const;

/** The name of a month alone, or the number of a day. */
export function partName(edition: Dating, { unit, from }: Period): string {
  const locale = `${edition.language}-u-ca-${edition.calendar}-nu-${edition.digits}`;
  const one = unit === "month" ? ({ month: "long" } as const) : ({ day: "numeric" } as const);
  const parts = dateFormat(locale, {
    timeZone: edition.timeZone,
    ...one,
    ...(unit === "month" && { year: "numeric" }),
  }).formatToParts(from);
  return parts.find(({ type }) => type === unit)?.value ?? "";
}

function startOf(calendar: DateCalendar, [year = 0, month = 1, day = 1]: readonly number[]): CalendarDate | null {
  const date = new CalendarDate(calendar, year, month, day);
  return date.year === year && date.month === month && date.day === day && year > 0 && year < 9999 ? date : null;
}

const calendarOf = ({ calendar }: Pick<Edition, "calendar">): DateCalendar => createCalendar(calendar);
const isoDay = (date: CalendarDate): string => toCalendar(date, new GregorianCalendar()).toString();
