import { cursorText, parseCursor } from "../../archive/cursor-text.js";
import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import { goneStory } from "../../archive/questions/gone.js";
import { storiesByCode } from "../../archive/questions/stories-by-code.js";
import { plainText } from "../../domain/story/plain-text.js";
import { cleanLine } from "../../kernel/clean-text.js";
import { parseStoryCode } from "../../kernel/ids.js";
import { Marker } from "../../language/analysis/marked-text.js";
import { latinDigits } from "../../language/digits.js";
import { type ReadQuery, readQuery } from "../../search/read-query.js";
import type { SearchHits } from "../../search/search-index.js";
import type { Page } from "../cache/page.js";
import { htmlPage } from "../pages/html-page.js";
import type { Step } from "../pages/list-page.js";
import { type FoundCard, noParts, SearchMain, type SearchParts } from "../pages/search-page.js";
import type { View } from "../pages/view.js";
import type { EditionAsk } from "./ask.js";
import { narrowers } from "./narrowers.js";
import { redirect } from "./redirect.js";
import { type Asked, askedPath } from "./search-path.js";

const perPage = 20;
const lastPage = 50;
const longestWords = 200;
/** So few stories found that the words may have been meant otherwise. */
const few = 2;

/** `/en/search?q=`: what the line asks for (`readQuery`). A story code, in any digits, leads straight to its story. */
export async function searchIn(ask: EditionAsk): Promise<Page> {
  const words = cleanLine(ask.query.get("q") ?? "").slice(0, longestWords);
  if (words === "") return searchPage(ask.view, noParts, null);
  const direct = await storyCalled(ask.view, words);
  if (direct !== null) return { ...redirect(direct, ask.reading.facts(), 302), cacheable: false };
  const asked = askedOf(ask.query, words);
  const query = readQuery(words, ask.view.edition);
  const hits = await find(ask.view, asked, query);
  return searchPage(ask.view, await partsOf(ask.view, asked, { query, hits }), asked.newest ? "newest" : null);
}

function askedOf(query: EditionAsk["query"], words: string): Asked {
  const page = query.get("page") ?? "";
  return {
    words,
    newest: query.get("sort") === "newest",
    page: /^[1-9]\d?$/.test(page) ? Math.min(Number(page), lastPage) : 1,
    older: parseCursor(query.get("before") ?? ""),
  };
}

async function storyCalled({ reading }: View, words: string): Promise<string | null> {
  const code = parseStoryCode(latinDigits(words));
  if (code === null) return null;
  const known = (await cardsByCode(reading, [code])).has(code) || (await goneStory(reading, code)) !== null;
  return known ? `/${code}` : null;
}

const find = ({ site, edition }: View, { newest, page, older }: Asked, query: ReadQuery): Promise<SearchHits> =>
  site.index.search({
    ...{ edition: edition.id, language: edition.language, text: query.text, narrowing: query.narrowing },
    ...{ sort: newest ? "newest" : "best", now: site.clock.now(), limit: perPage, offset: (page - 1) * perPage },
    ...(newest && older !== null && { older }),
  });

interface Answered {
  readonly query: ReadQuery;
  readonly hits: SearchHits;
}

async function partsOf(view: View, asked: Asked, { query, hits }: Answered): Promise<SearchParts> {
  const { say } = view;
  return {
    words: asked.words,
    outcome: say(hits.more ? "foundMore" : "found", { count: hits.total }),
    unread: query.unread,
    meant: hits.total <= few ? await meant(view, asked, { query, hits }) : null,
    orders: hits.total > 1 ? ordersOf(view, asked) : [],
    ...narrowers(view, asked, { query, hits }),
    found: await foundCards(view, query, hits),
    steps: stepsOf(view, asked, hits),
  };
}

/** The stories of the page, each with the place in its own text where the words stand. */
async function foundCards(view: View, { text, narrowing }: ReadQuery, hits: SearchHits): Promise<readonly FoundCard[]> {
  const stories = await storiesByCode(view.reading, hits.codes);
  const marker = new Marker([text, ...(narrowing.phrases ?? [])].join(" "), view.edition.language);
  return stories.map((story) => ({
    card: story,
    snippet: marker.snippet([story.standfirst, plainText(story.body)].filter((part) => part).join("\n")),
  }));
}

/** The line with its mistyped words put right, where that finds more. */
async function meant(view: View, asked: Asked, { query, hits }: Answered): Promise<Step | null> {
  const { site, edition } = view;
  const { id, language } = edition;
  const text = await site.index.meant({ edition: id, language, text: query.text });
  if (text === null) return null;
  const other = await find(view, { ...asked, newest: false, page: 1 }, { ...query, text });
  if (other.total <= hits.total) return null;
  const words = [text, query.rest].filter((part) => part !== "").join(" ");
  return { path: askedPath(view, { ...asked, words, page: 1, older: null }), words };
}

function ordersOf(view: View, asked: Asked): SearchParts["orders"] {
  return [false, true].map((newest) => ({
    words: view.say(newest ? "sortNewest" : "sortBest"),
    path: newest === asked.newest ? null : askedPath(view, { ...asked, newest, page: 1, older: null }),
  }));
}

function stepsOf(view: View, asked: Asked, hits: SearchHits): readonly Step[] {
  const { say } = view;
  if (asked.newest) {
    if (hits.older === null) return [];
    const path = `${askedPath(view, { ...asked, older: null })}&before=${cursorText(hits.older)}`;
    return [{ path, words: say("older"), rel: "next" }];
  }
  const { page } = asked;
  const to = (number: number): string => askedPath(view, { ...asked, page: number });
  const back: readonly Step[] = page > 1 ? [{ path: to(page - 1), words: say("previousPage"), rel: "prev" }] : [];
  const on = page * perPage < hits.total && page < lastPage;
  return on ? [...back, { path: to(page + 1), words: say("nextPage"), rel: "next" }] : back;
}

/** Never kept: any publication may change it. */
function searchPage(view: View, parts: SearchParts, sort: string | null): Page {
  const title = parts.words === "" ? view.say("search") : view.say("searchFor", { words: parts.words });
  const head = { title: `${title} · ${view.edition.name}`, description: null, canonical: null };
  const main = <SearchMain view={view} parts={parts} sort={sort} />;
  const page = htmlPage(view, { head, islands: ["suggest"], style: "search", main });
  return { ...page, cacheable: parts.words === "" };
}
