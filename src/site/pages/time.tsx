import type { ReactNode } from "react";
import type { Instant } from "../../kernel/ids.js";
import { dateline, isoDayOf, longDay, shortTime, zonedIso } from "../../language/dates.js";
import type { View } from "./view.js";

interface Moment {
  readonly view: View;
  readonly at: Instant;
}

/** The full dateline: weekday, date and time. */
export const Dateline = ({ view: { edition }, at }: Moment): ReactNode => (
  <time dateTime={zonedIso(edition, at)}>{dateline(edition, at)}</time>
);

/** The day alone, as lists show it. */
export const Day = ({ view: { edition }, at }: Moment): ReactNode => (
  <time dateTime={isoDayOf(edition, at)}>{longDay(edition, at)}</time>
);

/** The hour where the day is plain from what stands around it. */
export const Hour = ({ view: { edition }, at }: Moment): ReactNode => (
  <time dateTime={zonedIso(edition, at)}>{shortTime(edition, at)}</time>
);

/** The hour of today's, the day of what is older: for a page that lives no longer than its day. */
export const Fresh = ({ view, at }: Moment): ReactNode => {
  const { edition, site } = view;
  const today = isoDayOf(edition, at) === isoDayOf(edition, site.clock.now());
  return today ? <Hour view={view} at={at} /> : <Day view={view} at={at} />;
};
