import { fromAbsolute, parseDate, type ZonedDateTime } from "@internationalized/date";
import type { Edition } from "../domain/edition/edition.js";
import type { Instant } from "../kernel/ids.js";
import { dateFormat } from "./date-format.js";
import { localDigits } from "./digits.js";

type Zone = Pick<Edition, "timeZone">;
type Printing = Pick<Edition, "timeZone" | "calendar" | "digits" | "language">;

function format(edition: Printing, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { language, calendar, digits, timeZone } = edition;
  const locale = `${language === "en" ? "en-GB" : language}-u-ca-${calendar}-nu-${digits}`;
  return dateFormat(locale, { ...options, timeZone });
}

function part(edition: Printing, at: Instant, name: "weekday" | "day" | "month" | "year"): string {
  const options = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
  return (
    format(edition, options)
      .formatToParts(at)
      .find(({ type }) => type === name)?.value ?? ""
  );
}

const yearFirst = new Set(["zh", "ja", "ko"]);

/** `31 December 2021`, in the edition's calendar, digits and language. */
export function longDay(edition: Printing, at: Instant): string {
  if (yearFirst.has(edition.language.split("-")[0] ?? "")) return format(edition, { dateStyle: "long" }).format(at);
  return ["day", "month", "year"].map((name) => part(edition, at, name as "day")).join(" ");
}

/** `06:28`, by the 24-hour clock, in the edition's time zone and digits. */
export function shortTime(edition: Printing, at: Instant): string {
  const zoned = local(edition, at);
  return localDigits(`${two(zoned.hour)}:${two(zoned.minute)}`, edition.digits);
}

/** `Friday 31 December 2021 - 06:28`: weekday, date and time of publication, as the edition's readers count them. */
export const dateline = (edition: Printing, at: Instant): string =>
  `${part(edition, at, "weekday")} ${longDay(edition, at)} - ${shortTime(edition, at)}`;

const two = (n: number): string => String(n).padStart(2, "0");
const local = ({ timeZone }: Zone, at: Instant): ZonedDateTime => fromAbsolute(at, timeZone);

/** The edition's local calendar day in ISO 8601: `2021-12-31`. */
export function isoDayOf(edition: Zone, at: Instant): string {
  const { year, month, day } = local(edition, at);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

const starts = new Map<string, Instant>();
const mostStarts = 5_000;

/** The first moment of a local ISO day, also where midnight is skipped by a change of clocks. */
export function dayStart({ timeZone }: Zone, isoDay: string): Instant {
  const key = `${timeZone} ${isoDay}`;
  const found = starts.get(key);
  if (found !== undefined) return found;
  const start = parseDate(isoDay).toDate(timeZone).getTime() as Instant;
  // A list of all years asks for the same starts each time, and each takes a dozen looks at the zone's rules.
  if (starts.size >= mostStarts) starts.clear();
  starts.set(key, start);
  return start;
}

/** RFC 3339 in UTC, without milliseconds where there are none: `2021-12-31T06:28:00Z`. */
export const isoInstant = (at: Instant): string => new Date(at).toISOString().replace(".000Z", "Z");

/** RFC 3339 with the edition's offset: `2021-12-31T09:58:00+03:30`. */
export const zonedIso = (edition: Zone, at: Instant): string =>
  local(edition, at)
    .toString()
    .replace(/\[.*$/, "")
    .replace(/(T\d\d:\d\d:\d\d)\.\d+/, "$1");
