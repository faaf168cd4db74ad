import type { Instant } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";

export interface Moment {
  readonly at: Instant | null;
  /** Set when only a part of it was legible. */
  readonly remark: string | null;
}

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/**
 * A date and time as ninjs writes it (RFC 3339). Where the day is legible and the time is not, as in
 * `1987-03-31T605:12:19Z`, the day's first moment in UTC stands in, and the remark says so.
 */
export function readMoment(name: string, text: string | undefined): Result<Moment, string> {
  if (text === undefined || text === "") return ok({ at: null, remark: null });
  const at = rfc3339.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return ok({ at: at as Instant, remark: null });
  const day = Date.parse(/^\d{4}-\d\d-\d\d(?=[Tt ]|$)/.exec(text)?.[0] ?? "");
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  if (Number.isNaN(day)) return err(`${name} is not a date and time (RFC 3339): "${shown}".`);
  return ok({ at: day as Instant, remark: `${name} has no legible time ("${shown}"): the start of its day is taken.` });
}
