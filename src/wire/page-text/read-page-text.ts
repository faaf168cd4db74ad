import type { Edition } from "../../domain/edition/edition.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { IncomingStory } from "../incoming.js";
import { nothingElse } from "../nothing-else.js";
import { guessLanguage } from "./guess-language.js";
import { type Line, pageLines } from "./page-lines.js";
import { readArticle } from "./read-article.js";
import { readStubs, type Stub } from "./read-stubs.js";

export interface PageReading {
  readonly story: IncomingStory;
  /** Lines of the page that found no place, by their number from 1. */
  readonly unplaced: readonly { readonly line: number; readonly text: string }[];
}

const longestHeadline = 1000;

/** The text of a story's page, as a crawl extracts it, with its furniture. */
export function readPageText(text: string, editionOf: (language: string) => Edition): Result<PageReading, string> {
  const lines = pageLines(text);
  const language = guessLanguage(lines);
  const edition = editionOf(language);
  const { article, related, comments, featured } = zonesOf(lines);
  const read = readArticle(article, edition);
  if (read.headline === null) return err("No headline was found: nothing on the page stands above a story.");
  if (read.headline.length > longestHeadline)
    return err(`The headline is longer than ${longestHeadline} characters: is this a story's page?`);
  const pinned = readStubs(related, edition);
  const unplaced = [...read.unplaced, ...comments].sort((a, b) => a.number - b.number);
  return ok({
    story: {
      ...nothingElse,
      language,
      code: read.code,
      headline: read.headline,
      standfirst: read.standfirst,
      body: read.body,
      agency: commonAgency(pinned),
      pinned,
      featured: readStubs(featured, edition),
      published: read.published,
    },
    unplaced: unplaced.map(({ number, text: words }) => ({ line: number, text: words })),
  });
}

type Zone = "article" | "related" | "comments" | "featured";

/** The page cut at its labels; a label itself is understood and belongs to no zone. */
function zonesOf(lines: readonly Line[]): Record<Zone, readonly Line[]> {
  const zones: Record<Zone, Line[]> = { article: [], related: [], comments: [], featured: [] };
  let zone: Zone = "article";
  for (const line of lines) {
    const kind = line.label?.kind;
    if (kind === "related" || kind === "comments" || kind === "featured") zone = kind;
    else if (zone === "article" || kind === undefined) zones[zone].push(line);
  }
  return zones;
}

/** The agency that signs every teaser of the page is the page's own. */
function commonAgency(stubs: readonly Stub[]): string | null {
  const agencies = new Set(stubs.flatMap(({ agency }) => agency ?? []));
  const [agency = null] = agencies;
  return agencies.size === 1 ? agency : null;
}
