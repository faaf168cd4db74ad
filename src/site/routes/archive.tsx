import { cursorText, parseCursor } from "../../archive/cursor-text.js";
import { dayCounts, firstAndLastDay, neighbourDays, storiesWithin } from "../../archive/questions/days.js";
import type { DayCount } from "../../archive/shapes.js";
import {
  archivePath,
  type Period,
  parsePeriod,
  partsOf,
  periodAround,
  periodName,
  periodOf,
} from "../../language/archive-address.js";
import type { Page } from "../cache/page.js";
import { ArchiveMain, type Part, partOf } from "../pages/archive-page.js";
import { htmlPage } from "../pages/html-page.js";
import { ListMain, type Step } from "../pages/list-page.js";
import type { View } from "../pages/view.js";
import type { EditionAsk } from "./ask.js";
import type { DaySums } from "./day-sums.js";
import { notFound } from "./notices.js";
import { redirect } from "./redirect.js";

const listLength = 50;

/** `/en/archive/…`: all years, a year, a month or a day, in the edition's calendar. */
export async function archiveOf(ask: EditionAsk): Promise<Page> {
  const { view, params } = ask;
  const segments = [params.year, params.month, params.day].filter((one) => one !== undefined);
  if (segments.length === 0) return allYears(ask);
  const period = parsePeriod(view.edition, segments);
  if (period === null) return notFound(ask);
  const path = pathOf(view, period);
  if (path !== ask.path) return redirect(path, view.reading.facts());
  return period.unit === "day" ? dayPage(ask, period) : periodPage(ask, period);
}

const pathOf = (view: View, period: Period): string => `/${view.edition.id}/${archivePath(period)}`;

async function dayPage(ask: EditionAsk, period: Period): Promise<Page> {
  const { view } = ask;
  const { edition, reading, say } = view;
  const before = parseCursor(ask.query.get("before"));
  const stretch = { edition: edition.id, from: period.from, to: period.to };
  const { cards, older } = await storiesWithin(reading, stretch, { before, limit: listLength });
  if (cards.length === 0) return notFound(ask);
  const path = pathOf(view, period);
  const steps: Step[] = await neighbours(view, period);
  if (older !== null) steps.push({ path: `${path}?before=${cursorText(older)}`, words: say("older"), rel: "next" });
  const title = periodName(edition, period);
  const main = <ListMain view={view} title={title} cards={cards} when="hour" steps={steps} />;
  return htmlPage(view, { head: headOf(view, title, before === null ? path : null), main });
}

async function neighbours(view: View, { first }: Period): Promise<Step[]> {
  const { edition, reading, say } = view;
  const { earlier, later } = await neighbourDays(reading, edition.id, first);
  const step = (isoDay: string, key: "earlierDay" | "laterDay"): Step => {
    const day = periodAround(edition, isoDay, "day");
    return { path: pathOf(view, day), words: say(key, { when: periodName(edition, day) }) };
  };
  return [
    ...(earlier === null ? [] : [step(earlier, "earlierDay")]),
    ...(later === null ? [] : [step(later, "laterDay")]),
  ];
}

async function periodPage(ask: EditionAsk, period: Period): Promise<Page> {
  const { view } = ask;
  const { edition, reading, say } = view;
  const counts = await dayCounts(reading, { edition: edition.id, from: period.from, to: period.to }, period);
  if (counts.length === 0) return notFound(ask);
  const parts = partsOf(edition, period).map((part) => partOf(view, part, within(counts, part)));
  const title = say("archiveOf", { when: periodName(edition, period) });
  const main = <ArchiveMain view={view} title={title} parts={parts} steps={upwards(view, period)} />;
  return htmlPage(view, { head: headOf(view, title, pathOf(view, period)), main });
}

/** From a month to its year, from a year to all. */
function upwards(view: View, { numbers, unit }: Period): readonly Step[] {
  const year = unit === "month" ? periodOf(view.edition, numbers.slice(0, 1)) : null;
  if (year === null) return [{ path: `/${view.edition.id}/archive/`, words: view.say("archive") }];
  return [{ path: pathOf(view, year), words: view.say("archiveOf", { when: periodName(view.edition, year) }) }];
}

const within = (counts: readonly DayCount[], { first, last }: Period): number =>
  counts.reduce((sum, { day, count }) => (day >= first && day <= last ? sum + count : sum), 0);

/** Every year from the first story's to the last one's. */
async function allYears({ site, view }: EditionAsk): Promise<Page> {
  const { edition, reading, say } = view;
  const ends = await firstAndLastDay(reading, edition.id);
  const parts = ends === null ? [] : years(view, ends, await site.daySums.of(reading, edition.id));
  const title = say("archive");
  const main = <ArchiveMain view={view} title={title} parts={parts} steps={[]} />;
  return htmlPage(view, { head: headOf(view, title, `/${edition.id}/archive/`), main });
}

function years(view: View, ends: Days, sums: DaySums): readonly Part[] {
  const { edition } = view;
  const [first, last] = [periodAround(edition, ends.first, "year"), periodAround(edition, ends.last, "year")];
  return yearsBetween(edition, first, last)
    .map((period) => ({ period, name: periodName(edition, period), count: sums.within(period.first, period.last) }))
    .filter(({ count }) => count > 0)
    .toReversed();
}

interface Days {
  readonly first: string;
  readonly last: string;
}

/** The years of an edition's calendar from one to another, both included. */
function yearsBetween(edition: View["edition"], first: Period, last: Period): readonly Period[] {
  const [from = 0, to = 0] = [first.numbers[0], last.numbers[0]];
  return Array.from({ length: to - from + 1 }, (_, at) => periodOf(edition, [from + at])).filter((one) => one !== null);
}

const headOf = (view: View, title: string, canonical: string | null) => ({
  title: `${title} · ${view.edition.name}`,
  description: null,
  canonical,
});
