import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import { goneStory } from "../../archive/questions/gone.js";
import type { StoryCard } from "../../archive/shapes.js";
import { cleanLine } from "../../kernel/clean-text.js";
import { parseStoryCode } from "../../kernel/ids.js";
import { latinDigits } from "../../language/digits.js";
import type { SearchHits } from "../../search/search-index.js";
import { searchPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import { htmlPage } from "../pages/html-page.js";
import type { Step } from "../pages/list-page.js";
import { SearchMain } from "../pages/search-page.js";
import type { View } from "../pages/view.js";
import type { EditionAsk } from "./ask.js";
import { redirect } from "./redirect.js";

const perPage = 20;
const lastPage = 50;
const longestWords = 200;

/** `/en/search?q=`: the stories that have all the words. A story code leads straight to its story. */
export async function searchIn(ask: EditionAsk): Promise<Page> {
  const words = cleanLine(ask.query.get("q") ?? "").slice(0, longestWords);
  if (words === "") return searchPage(ask.view, { words, cards: [], outcome: null, steps: [] });
  const direct = await storyCalled(ask.view, words);
  if (direct !== null) return { ...redirect(direct, ask.reading.facts(), 302), cacheable: false };
  const page = pageNumber(ask.query.get("page"));
  const { hits, cards } = await find(ask.view, words, page);
  return searchPage(ask.view, {
    words,
    cards,
    outcome: outcomeOf(ask.view, hits),
    steps: stepsOf(ask.view, words, { page, hits }),
  });
}

async function storyCalled({ reading }: View, words: string): Promise<string | null> {
  const code = parseStoryCode(latinDigits(words));
  if (code === null) return null;
  const known = (await cardsByCode(reading, [code])).has(code) || (await goneStory(reading, code)) !== null;
  return known ? `/${code}` : null;
}

const pageNumber = (text: string | undefined): number =>
  /^[1-9]\d?$/.test(text ?? "") ? Math.min(Number(text), lastPage) : 1;

async function find(
  view: View,
  text: string,
  page: number,
): Promise<{ readonly hits: SearchHits; readonly cards: readonly StoryCard[] }> {
  const { site, edition, reading } = view;
  const offset = (page - 1) * perPage;
  const hits = await site.index.search({
    edition: edition.id,
    language: edition.language,
    text,
    limit: perPage,
    offset,
  });
  const cards = await cardsByCode(reading, hits.codes);
  return { hits, cards: hits.codes.flatMap((code) => cards.get(code) ?? []) };
}

const outcomeOf = ({ say }: View, { total, more }: SearchHits): string =>
  say(more ? "foundMore" : "found", { count: total });

function stepsOf(
  view: View,
  words: string,
  { page, hits }: { readonly page: number; readonly hits: SearchHits },
): readonly Step[] {
  const path = (to: number): string =>
    `${searchPath(view.edition.id)}?q=${encodeURIComponent(words)}${to === 1 ? "" : `&page=${to}`}`;
  const back: readonly Step[] =
    page > 1 ? [{ path: path(page - 1), words: view.say("previousPage"), rel: "prev" }] : [];
  const on = page * perPage < hits.total && page < lastPage;
  return on ? [...back, { path: path(page + 1), words: view.say("nextPage"), rel: "next" }] : back;
}

/** Never kept: any publication may change it. */
function searchPage(view: View, parts: Parameters<typeof SearchMain>[0]["parts"]): Page {
  const title = parts.words === "" ? view.say("search") : view.say("searchFor", { words: parts.words });
  const head = { title: `${title} · ${view.edition.name}`, description: null, canonical: null };
  return {
    ...htmlPage(view, { head, islands: ["suggest"], style: "search", main: <SearchMain view={view} parts={parts} /> }),
    cacheable: parts.words === "",
  };
}
