import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import { topicsOf } from "../../archive/questions/codes-before.js";
import { editions } from "../../archive/questions/editions.js";
import { startReading } from "../../archive/reading.js";
import type { PublicEdition } from "../../archive/shapes.js";
import type { PublicReader } from "../../database/handles.js";
import type { EditionId, Slug, StoryCode } from "../../kernel/ids.js";
import { archivePath, periodAround } from "../../language/archive-address.js";
import { isoDayOf } from "../../language/dates.js";
import { correctionsPath, frontPath, sectionPath, topicPath } from "../addresses.js";
import { lostPage } from "./bake-page.js";

const feeds = ["feed.xml", "feed.atom", "feed.json"];

/** Every page that is there whatever stories are: fronts, sections, feeds, maps. */
export async function entrances(rows: PublicReader): Promise<readonly string[]> {
  const all = await editions(startReading(rows));
  return [
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-fronts.xml",
    "/news-sitemap.xml",
    lostPage,
    ...all.flatMap(ofEdition),
  ];
}

function ofEdition({ id, sections }: PublicEdition): readonly string[] {
  const lists = [frontPath(id), ...sections.map(({ slug }) => sectionPath(id, slug))];
  const fed = lists.flatMap((path) => [path, ...feeds.map((feed) => path + feed)]);
  return [...fed, `/${id}/archive/`, correctionsPath(id)];
}

const units = ["day", "month", "year"] as const;

/** The lists in which stories stand that may be new with them: their days, months, years, sections and topics. */
export async function listsOf(rows: PublicReader, codes: readonly StoryCode[]): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const all = new Map((await editions(startReading(rows))).map((edition) => [edition.id, edition]));
  const names = new Set<string>();
  for (const { edition: id, section, publishedAt } of (await cardsByCode(startReading(rows), codes)).values()) {
    const edition = all.get(id);
    if (edition === undefined) continue;
    const day = isoDayOf(edition, publishedAt);
    for (const unit of units) names.add(`/${id}/${archivePath(periodAround(edition, day, unit))}`);
    const list = sectionPath(id, section);
    for (const name of [list, ...feeds.map((feed) => list + feed)]) names.add(name);
  }
  for (const { edition, slug } of await topicsOf(rows, codes)) names.add(topicPath(edition as EditionId, slug as Slug));
  return [...names];
}
