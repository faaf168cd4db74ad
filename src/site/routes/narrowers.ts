import type { PublicEdition } from "../../archive/shapes.js";
import { type Period, periodAround, periodName, periodOf } from "../../language/archive-address.js";
import { isoDayOf } from "../../language/dates.js";
import { localDigits } from "../../language/digits.js";
import type { ReadQuery } from "../../search/read-query.js";
import type { SearchHits } from "../../search/search-index.js";
import type { Narrower, SearchParts } from "../pages/search-page.js";
import { sectionName, type View } from "../pages/view.js";
import { type Asked, askedPath } from "./search-path.js";

const mostYears = 60;
const mostShown = 12;

interface Answered {
  readonly query: ReadQuery;
  readonly hits: SearchHits;
}

/** Ways to fewer stories: the sections and the years of the edition's calendar in which those counted stand. */
export function narrowers(
  view: View,
  asked: Asked,
  { query, hits }: Answered,
): Pick<SearchParts, "sections" | "years"> {
  const to = (addition: string, words: string, count: number): Narrower => ({
    ...{ words, count: countWords(view, count, hits.more) },
    path: askedPath(view, { ...asked, words: `${asked.words} ${addition}`, page: 1, older: null }),
  });
  return {
    sections: query.narrowing.section === undefined ? sectionsOf(view, hits, to) : [],
    years: query.narrowing.from === undefined ? yearsOf(view, hits, to) : [],
  };
}

type To = (addition: string, words: string, count: number) => Narrower;

const countWords = ({ say }: View, count: number, more: boolean): string =>
  say(more ? "moreThan" : "countOf", { count: more ? Math.max(0, count - 1) : count });

function sectionsOf(view: View, { sections }: SearchHits, to: To): readonly Narrower[] {
  if (sections.size < 2) return [];
  return [...sections]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostShown)
    .map(([slug, count]) => to(`${nameOf(view, "opSection")}:${slug}`, sectionName(view, slug), count));
}

function yearsOf(view: View, { moments }: SearchHits, to: To): readonly Narrower[] {
  const { edition } = view;
  const years = yearsBetween(edition, moments).map((year) => ({
    year,
    count: moments.filter((at) => at >= year.from && at < year.to).length,
  }));
  const filled = years.filter(({ count }) => count > 0);
  if (filled.length < 2) return [];
  return filled.slice(0, mostShown).map(({ year, count }) => {
    const [number = 0] = year.numbers;
    const digits = (one: number): string => localDigits(String(one), edition.digits);
    const addition = `${nameOf(view, "opAfter")}:${digits(number)} ${nameOf(view, "opBefore")}:${digits(number + 1)}`;
    return to(addition, periodName(edition, year), count);
  });
}

/** The years of the edition's calendar from the latest moment back to the first. */
function yearsBetween(edition: PublicEdition, moments: SearchHits["moments"]): readonly Period[] {
  let [first, last] = [Infinity, -Infinity];
  for (const at of moments) [first, last] = [Math.min(first, at), Math.max(last, at)];
  if (moments.length === 0) return [];
  const years: Period[] = [];
  let year: Period | null = periodAround(edition, isoDayOf(edition, last as (typeof moments)[number]), "year");
  while (year !== null && year.to > first && years.length < mostYears) {
    years.push(year);
    year = periodOf(edition, [(year.numbers[0] ?? 0) - 1]);
  }
  return years;
}

const nameOf = ({ say }: View, key: "opSection" | "opAfter" | "opBefore"): string => say(key).split("|")[0] ?? "";
