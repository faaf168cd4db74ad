import type { Edition } from "../../domain/edition/edition.js";
import type { Instant } from "../../kernel/ids.js";
import { dayStart, isoDayOf } from "../../language/dates.js";
import { parsePrintedDate } from "../../language/printed-date.js";
import type { IncomingReference } from "../incoming.js";
import type { Line } from "./page-lines.js";

export type Stub = Extract<IncomingReference, { readonly kind: "stub" }>;

/** Words before a dash that sign a teaser: an agency's name, not a clause. */
const signed = /^(.{2,40}?)\s+[-–—]\s+(.{20,})$/u;
const mostNameWords = 5;
/** A headline is seldom longer; a teaser seldom shorter. */
const longHeadline = 140;

/** A list of headlines, each with the date or teaser that follows it; a headline printed twice (as its picture's text, then as itself) is one. */
export function readStubs(lines: readonly Line[], edition: Edition): readonly Stub[] {
  const stubs: Stub[] = [];
  let printed = 0;
  for (const { text } of lines) {
    const last = stubs.at(-1);
    const date = parsePrintedDate(text, edition);
    if (date !== null) {
      if (last !== undefined) replaceLast(stubs, { ...last, date: midnight(edition, date.at) });
      printed = 2;
    } else if (last !== undefined && last.teaser === null && isTeaser(text, last.headline)) {
      replaceLast(stubs, { ...last, ...teaserOf(text) });
      printed = 2;
    } else if (last !== undefined && printed === 1 && isSame(last.headline, text)) {
      replaceLast(stubs, { ...last, headline: text.length >= last.headline.length ? text : last.headline });
      printed = 2;
    } else {
      stubs.push({ kind: "stub", headline: text, date: null, teaser: null, agency: null });
      printed = 1;
    }
  }
  return stubs;
}

const replaceLast = (stubs: Stub[], stub: Stub): void => void stubs.splice(-1, 1, stub);
const midnight = (edition: Edition, at: Instant): Instant => dayStart(edition, isoDayOf(edition, at));

/** A picture's text may be cut short, at an apostrophe or for length. */
const isSame = (before: string, after: string): boolean =>
  before === after || after.startsWith(before) || before.startsWith(after);

function isTeaser(text: string, headline: string): boolean {
  if (isSame(headline, text) && text.length <= longHeadline) return false;
  const name = signed.exec(text)?.[1];
  return (
    (name !== undefined && name.split(" ").length <= mostNameWords && /[.…؟!۔]$/u.test(text)) ||
    text.length > longHeadline
  );
}

function teaserOf(text: string): Pick<Stub, "teaser" | "agency"> {
  const [, agency, teaser] = signed.exec(text) ?? [];
  if (agency === undefined || teaser === undefined || agency.split(" ").length > mostNameWords)
    return { teaser: text, agency: null };
  return { teaser, agency };
}
