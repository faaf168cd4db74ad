import type { Edition } from "../../domain/edition/edition.js";
import { lineOrNull } from "../../domain/story/normal-body.js";
import { safeHref } from "../../domain/story/safe-href.js";
import { cleanLine } from "../../kernel/clean-text.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { slugOf } from "../../kernel/slug.js";
import { headlineKey } from "../../language/analysis/headline-key.js";
import type { IncomingBlock, IncomingStory } from "../incoming.js";
import { textOf } from "../markup/tree.js";
import { nothingElse } from "../nothing-else.js";
import type { PageReading } from "../page-text/read-page-text.js";
import { pageLanguage } from "./page-language.js";
import { type ParsedPage, parsePage } from "./parsed-page.js";
import { placePictures } from "./place-pictures.js";
import { readBody, withoutRepeats } from "./read-body.js";
import { type LinkedArticle, readLinkedData } from "./read-linked-data.js";
import { type Meta, readMeta } from "./read-meta.js";
import { readMoments } from "./read-moments.js";
import { visibleCode } from "./visible-code.js";

const longestHeadline = 1000;
const mostTopics = 20;

interface Sources {
  readonly page: ParsedPage;
  readonly linked: LinkedArticle | null;
  readonly meta: Meta;
}

/** A saved page of a story: its JSON-LD first, then Open Graph, then what is seen. */
export function readHtmlPage(html: string, editionOf: (language: string) => Edition): Result<PageReading, string> {
  const page = parsePage(html);
  if (!page.ok) return page;
  const sources: Sources = { page: page.value, linked: readLinkedData(page.value), meta: readMeta(page.value) };
  const headline = headlineOf(sources);
  if (headline === null) return err("The page has no headline: neither in its data, nor its title, nor a heading.");
  if (headline.length > longestHeadline) return err(`The headline is longer than ${longestHeadline} characters.`);
  const found = bodyOf(html);
  if (!found.ok) return found;
  const standfirst = standfirstOf(sources, found.value);
  const body = withoutRepeats(found.value, [headline, standfirst]);
  if (body.length === 0 && standfirst === null) return err("The page has no text that could be a story.");
  const language = pageLanguage(
    sources.linked?.inLanguage ?? sources.meta.language ?? sources.meta.value("og:locale"),
    body,
  );
  const edition = editionOf(language);
  const pictures = placePictures(
    sources.page,
    body,
    sources.linked?.image ?? sources.meta.value("og:image", "twitter:image"),
  );
  const story: IncomingStory = {
    ...nothingElse,
    ...factsOf(sources),
    ...readMoments(sources, edition),
    code: visibleCode(page.value),
    language,
    headline,
    standfirst,
    body: pictures.body,
    picture:
      pictures.lead === null
        ? null
        : { ...pictures.lead, alt: pictures.lead.alt === "" ? headline : pictures.lead.alt },
  };
  return ok({ story, unplaced: pictures.missed.map((text) => ({ line: 1, text })) });
}

function bodyOf(html: string): Result<readonly IncomingBlock[], string> {
  try {
    return ok(readBody(html));
  } catch (error) {
    return err(
      `The page's text cannot be told from the rest: ${error instanceof Error ? error.message : "unreadable"}`,
    );
  }
}

function headlineOf({ page, linked, meta }: Sources): string | null {
  const heading = page.elements.find(({ tagName }) => tagName === "h1");
  const seen = heading === undefined ? null : lineOrNull(textOf(heading));
  const titled = meta.value("og:title", "twitter:title") ?? seen ?? meta.title;
  const given = lineOrNull(linked?.headline) ?? titled;
  return given === null ? null : withoutSiteName(given, [meta.value("og:site_name"), linked?.publisher ?? null], seen);
}

/** «Headline - The Paper»: the paper's name goes, if it is the paper's, or if the heading does without it. */
function withoutSiteName(title: string, sites: readonly (string | null)[], seen: string | null): string {
  const [, head, tail] = /^(.+?)\s+[-–—|·:»]\s+([^-–—|·»]{2,60})$/u.exec(title) ?? [];
  if (head === undefined || tail === undefined) return title;
  const isSite = sites.some((site) => site !== null && headlineKey(site) === headlineKey(tail));
  return isSite || (seen !== null && headlineKey(seen) === headlineKey(head)) ? head : title;
}

/** A description that only repeats how the story begins is no standfirst. */
function standfirstOf({ linked, meta }: Sources, body: readonly IncomingBlock[]): string | null {
  const given = lineOrNull(linked?.description) ?? meta.value("og:description", "description", "twitter:description");
  const first = body.find(({ kind }) => kind === "paragraph");
  if (given === null || first?.kind !== "paragraph") return given;
  const start = headlineKey(first.text.map(({ text }) => text).join(""));
  const key = headlineKey(given.replace(/[….\s]+$/u, ""));
  return start.startsWith(key) && start.length > key.length ? null : given;
}

function factsOf({
  linked,
  meta,
}: Sources): Pick<IncomingStory, "byline" | "agency" | "section" | "topics" | "sourceUri"> {
  const authors = (linked?.authors ?? []).length > 0 ? (linked?.authors ?? []) : meta.values("author");
  const agency = lineOrNull(linked?.publisher) ?? meta.value("og:site_name");
  const names = authors.map(cleanLine).filter((name) => name !== "" && !/^https?:/i.test(name) && name !== agency);
  const section = lineOrNull(linked?.section) ?? meta.value("article:section");
  const tags =
    (linked?.keywords ?? []).length > 0
      ? (linked?.keywords ?? [])
      : [...meta.values("article:tag"), ...(meta.value("news_keywords", "keywords")?.split(/[,،]/) ?? [])];
  const topics = new Map(
    tags
      .map(cleanLine)
      .filter((name) => name !== "")
      .map((name) => [slugOf(name), { slug: slugOf(name), name }]),
  );
  const canonical = safeHref(meta.canonical ?? meta.value("og:url") ?? "");
  return {
    byline: [...new Set(names)].slice(0, 5).join(", ") || null,
    agency,
    section: section === null ? null : { slug: slugOf(section), name: section },
    topics: [...topics.values()].slice(0, mostTopics),
    sourceUri: canonical?.startsWith("http") === true ? canonical : null,
  };
}
