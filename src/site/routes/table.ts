import { parseEditionId } from "../../kernel/ids.js";
import { parseSlug } from "../../kernel/slug.js";
import type { Address } from "../cache/normal-address.js";
import { archiveOf } from "./archive.js";
import type { Answer } from "./ask.js";
import { commentOf, commentsOf } from "./comments.js";
import { commentsFeed } from "./comments-feed.js";
import { correctionsOf } from "./corrections.js";
import { feedOf } from "./feeds.js";
import { defaultFront, frontOf } from "./front.js";
import { inEdition } from "./in-edition.js";
import { sectionOf, topicOf } from "./lists.js";
import { notFound } from "./notices.js";
import { searchIn } from "./search.js";
import { frontsMap, monthMap, newsSitemap, robots, sitemapIndex } from "./sitemaps.js";
import { socialCardOf } from "./social-card.js";
import { storyByItsCode, storyPage } from "./story.js";
import { suggestIn } from "./suggest.js";

export interface Route {
  /** A name for the metrics. */
  readonly name: string;
  /** `:name` stands for one segment; the names that `shapes` knows must have their shape. */
  readonly pattern: readonly string[];
  readonly slash: boolean;
  /** The query parameters its page knows: no other makes a page of its own. */
  readonly known: readonly string[];
  /** Costs more than a page: a reader may not ask for many at once. */
  readonly costly: boolean;
  /** Asked for while a reader types: more often, and counted apart. */
  readonly typed: boolean;
  readonly answer: Answer;
}

const shapes: Record<string, (segment: string) => boolean> = {
  edition: (segment) => parseEditionId(segment) !== null,
  comment: (segment) => /^[1-9]\d{0,15}$/.test(segment),
  code: (segment) => /^[1-9]\d{0,15}$/.test(segment),
  map: (segment) => /^sitemap-.+\.xml$/.test(segment),
  card: (segment) => /^[1-9]\d{0,15}\.jpg$/.test(segment),
  section: (segment) => parseSlug(segment) !== null,
  topic: (segment) => parseSlug(segment) !== null,
  year: (segment) => /^\d{1,4}$/.test(segment),
};

type Extra = Partial<Pick<Route, "known" | "costly" | "typed">>;

function route(path: string, answer: Answer, extra: Extra = {}): Route {
  const slash = path.endsWith("/");
  const pattern = path.split("/").filter((part) => part !== "");
  return { name: path, pattern, slash, known: [], costly: false, typed: false, answer, ...extra };
}

const paged = { known: ["before"] };
const archive = inEdition(archiveOf);

/** Every address of the reader's site (DESIGN, section 5). The first that fits answers. */
const routes: readonly Route[] = [
  route("/", defaultFront),
  route("/robots.txt", robots),
  route("/sitemap.xml", sitemapIndex),
  route("/sitemap-fronts.xml", frontsMap),
  route("/news-sitemap.xml", newsSitemap),
  route("/:map", monthMap),
  route("/media/card/:card", socialCardOf, { costly: true }),
  route("/:code", storyByItsCode),
  route("/:edition/", inEdition(frontOf)),
  route("/:edition/feed.xml", inEdition(feedOf("xml"))),
  route("/:edition/feed.atom", inEdition(feedOf("atom"))),
  route("/:edition/feed.json", inEdition(feedOf("json"))),
  route("/:edition/archive/", archive),
  route("/:edition/archive/:year", archive),
  route("/:edition/archive/:year/:month", archive),
  route("/:edition/archive/:year/:month/:day", archive, paged),
  route("/:edition/topic/:topic", inEdition(topicOf), paged),
  route("/:edition/search", inEdition(searchIn), { known: ["q", "sort", "page", "before"], costly: true }),
  route("/:edition/search/suggest", inEdition(suggestIn), { known: ["q"], typed: true }),
  route("/:edition/corrections", inEdition(correctionsOf), paged),
  route("/:edition/:code", storyByItsCode),
  route("/:edition/:code/:slug", inEdition(storyPage)),
  route("/:edition/:code/:slug/comments", inEdition(commentsOf), { known: ["sort", "after"] }),
  route("/:edition/:code/:slug/comments.xml", inEdition(commentsFeed)),
  route("/:edition/:code/:slug/comments/:comment", inEdition(commentOf)),
  route("/:edition/:section/", inEdition(sectionOf), paged),
  route("/:edition/:section/feed.xml", inEdition(feedOf("xml"))),
  route("/:edition/:section/feed.atom", inEdition(feedOf("atom"))),
  route("/:edition/:section/feed.json", inEdition(feedOf("json"))),
];

const nowhere: Route = {
  name: "none",
  pattern: [],
  slash: false,
  known: [],
  costly: true,
  typed: false,
  answer: notFound,
};

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The route of an address, whether or not it ends in the slash it should. */
export function findRoute({ segments }: Pick<Address, "segments">): Found {
  for (const one of routes) {
    const params = paramsOf(one, segments);
    if (params !== null) return { route: one, params };
  }
  return { route: nowhere, params: {} };
}

function paramsOf({ pattern }: Route, segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? "";
    if (!part.startsWith(":")) {
      if (part !== segment) return null;
      continue;
    }
    const name = part.slice(1);
    if (shapes[name]?.(segment) === false) return null;
    params[name] = segment;
  }
  return params;
}
