import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import type { StoryCard } from "../../archive/shapes.js";
import { cleanLine } from "../../kernel/clean-text.js";
import type { Instant } from "../../kernel/ids.js";
import { longDay } from "../../language/dates.js";
import { encoded, storyPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { View } from "../pages/view.js";
import type { EditionAsk } from "./ask.js";

const mostShown = 8;
const longestWords = 100;
/** How long an answer may be given again, in milliseconds: a new headline is not missed for longer, a killed one is gone at once. */
const freshFor = 10_000;

/** `/en/search/suggest?q=`: headlines that go on as the reader has begun, as JSON for the search field. */
export async function suggestIn(ask: EditionAsk): Promise<Page> {
  // What ends in a space is a whole word: it stays.
  const typed = ask.query.get("q") ?? "";
  const words = `${cleanLine(typed)}${/\s$/.test(typed) ? " " : ""}`.slice(0, longestWords);
  const cards = words.trim() === "" ? [] : await cardsFor(ask.view, words);
  const { site, reading, say, edition } = ask.view;
  reading.expiresAt((site.clock.now() + freshFor) as Instant);
  const stories = cards.map((card) => ({
    path: encoded(storyPath(card)),
    headline: card.headline,
    day: longDay(edition, card.publishedAt),
  }));
  return {
    status: 200,
    type: "application/json; charset=utf-8",
    body: JSON.stringify({ said: say("suggested", { count: stories.length }), stories }),
    headers: { "X-Robots-Tag": "noindex" },
    facts: reading.facts(),
    cacheable: true,
  };
}

async function cardsFor({ site, edition, reading }: View, text: string): Promise<readonly StoryCard[]> {
  const { id, language } = edition;
  const codes = await site.index.complete({ edition: id, language, text, now: site.clock.now(), limit: mostShown });
  const cards = await cardsByCode(reading, codes);
  return codes.flatMap((code) => cards.get(code) ?? []);
}
