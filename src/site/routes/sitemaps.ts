import { storiesWithin } from "../../archive/questions/days.js";
import { mostAddresses, storyAddresses } from "../../archive/questions/story-addresses.js";
import type { PublicEdition } from "../../archive/shapes.js";
import { type EditionId, type Instant, parseEditionId } from "../../kernel/ids.js";
import { dayStart } from "../../language/dates.js";
import { encoded, frontPath, sectionPath, storyPath } from "../addresses.js";
import { noFacts, type Page } from "../cache/page.js";
import {
  indexLines,
  type NewsEntry,
  writeNewsSitemap,
  writeSitemap,
  writeSitemapIndex,
} from "../feeds/write-sitemap.js";
import type { Ask } from "./ask.js";
import type { MonthCount } from "./day-sums.js";
import { notFound } from "./notices.js";

const endOfTime = 8.64e15 as Instant;
const newsAge = 2 * 24 * 60 * 60 * 1000;
/** The extension's limit. */
const mostNews = 1000;
/** Well below the protocol's limit: a month's share grows a little between index and map. */
const perMap = mostAddresses * 0.8;

/** `/sitemap.xml`: a map of the fronts, and one of each month of each edition, in as many shares as it needs. */
export async function sitemapIndex(ask: Ask): Promise<Page> {
  const { site, reading } = ask;
  const lines = [indexLines([`${site.origin}/sitemap-fronts.xml`])];
  for (const edition of await site.registry.all(reading)) lines.push(await monthLines(ask, edition));
  return xml(ask, writeSitemapIndex(lines));
}

/** The lines of an edition's months, for as long as no month has another number of stories: a paper of thirty years has hundreds. */
const written = new WeakMap<readonly MonthCount[], string>();

async function monthLines({ site, reading }: Ask, { id }: PublicEdition): Promise<string> {
  const months = (await site.daySums.of(reading, id)).months();
  const known = written.get(months);
  if (known !== undefined) return known;
  const lines = indexLines(months.flatMap((one) => monthMaps(id, one)).map((path) => site.origin + path));
  written.set(months, lines);
  return lines;
}

function monthMaps(edition: EditionId, { month, count }: MonthCount): readonly string[] {
  const parts = Math.ceil(count / perMap);
  return Array.from({ length: parts }, (_, part) => `/sitemap-${edition}-${month}-${part + 1}of${parts}.xml`);
}

/** `/sitemap-fronts.xml`: the pages that change most. */
export async function frontsMap(ask: Ask): Promise<Page> {
  const editions = await ask.site.registry.all(ask.reading);
  for (const { id } of editions) ask.reading.sawEdition(id);
  const paths = editions.flatMap(({ id, sections }) => [
    frontPath(id),
    ...sections.map(({ slug }) => sectionPath(id, slug)),
  ]);
  return xml(ask, writeSitemap(paths.map((path) => ({ url: ask.site.origin + encoded(path), changedAt: null }))));
}

const mapName = /^([a-z0-9-]+?)-(\d{4})-(\d{2})-(\d{1,3})of(\d{1,3})$/;

/** `/sitemap-en-2021-12-1of1.xml`: a share of one month's stories. */
export async function monthMap(ask: Ask): Promise<Page> {
  const [, name, year = "", month = "", part = "", parts = ""] =
    mapName.exec((ask.params.map ?? "").replace(/^sitemap-|\.xml$/g, "")) ?? [];
  const editions = await ask.site.registry.all(ask.reading);
  const edition = editions.find(({ id }) => id === parseEditionId(name));
  const share = { part: Number(part) - 1, parts: Number(parts) };
  if (
    edition === undefined ||
    !(Number(month) >= 1 && Number(month) <= 12) ||
    !(share.part >= 0 && share.part < share.parts)
  )
    return notFound(ask);
  const stretch = {
    edition: edition.id,
    from: dayStart(edition, `${year}-${month}-01`),
    to: dayStart(edition, nextMonth(Number(year), Number(month))),
  };
  const addresses = await storyAddresses(ask.reading, stretch, share);
  if (addresses.length === 0) return notFound(ask);
  ask.reading.sawEdition(edition.id);
  const entries = addresses.map((one) => ({
    url: ask.site.origin + encoded(storyPath(one)),
    changedAt: one.changedAt,
  }));
  return xml(ask, writeSitemap(entries));
}

const nextMonth = (year: number, month: number): string =>
  month === 12
    ? `${String(year + 1).padStart(4, "0")}-01-01`
    : `${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}-01`;

/** `/news-sitemap.xml`: what was published in the last two days. */
export async function newsSitemap(ask: Ask): Promise<Page> {
  const { site, reading } = ask;
  const from = (site.clock.now() - newsAge) as Instant;
  const entries: NewsEntry[] = [];
  for (const edition of await site.registry.all(reading)) {
    const stretch = { edition: edition.id, from, to: endOfTime };
    const { cards } = await storiesWithin(reading, stretch, { before: null, limit: mostNews - entries.length || 1 });
    entries.push(...cards.map((card) => ({ url: site.origin + encoded(storyPath(card)), paper: edition.name, card })));
    const oldest = cards.at(-1);
    if (oldest !== undefined) reading.expiresAt((oldest.publishedAt + newsAge) as Instant);
  }
  return xml(ask, writeNewsSitemap(entries.slice(0, mostNews)));
}

/** `/robots.txt` (RFC 9309). */
export async function robots({ site }: Ask): Promise<Page> {
  const body = [
    "User-agent: *",
    "Disallow: /*/search",
    "Disallow: /desk/",
    "Disallow: /api/",
    "",
    `Sitemap: ${site.origin}/sitemap.xml`,
    `Sitemap: ${site.origin}/news-sitemap.xml`,
    "",
  ].join("\n");
  return { status: 200, type: "text/plain; charset=utf-8", body, headers: {}, facts: noFacts, cacheable: true };
}

const xml = ({ reading }: Ask, body: string): Page => ({
  status: 200,
  type: "application/xml; charset=utf-8",
  body,
  headers: {},
  facts: reading.facts(),
  cacheable: true,
});
