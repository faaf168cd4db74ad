import type { Context } from "hono";
import { cursorText, parseCursor } from "../archive/cursor-text.js";
import { cardsByCode } from "../archive/questions/cards-by-code.js";
import { editions } from "../archive/questions/editions.js";
import { goneStory } from "../archive/questions/gone.js";
import { newest } from "../archive/questions/newest.js";
import { storiesByCode } from "../archive/questions/stories-by-code.js";
import { startReading } from "../archive/reading.js";
import type { PublicEdition } from "../archive/shapes.js";
import { parseStoryCode } from "../kernel/ids.js";
import { readQuery } from "../search/read-query.js";
import type { ApiOptions } from "./api-options.js";
import { problem } from "./problem.js";
import { shownCard, shownEdition, shownStory } from "./shown.js";

const mostCards = 100;
const usualCards = 30;
const hitsPerPage = 20;
const lastPage = 50;

export async function answerStory({ rows, origin }: ApiOptions, context: Context, name: string): Promise<Response> {
  const code = parseStoryCode(name);
  if (code === null) return problem(context, "not-found");
  const reading = startReading(rows);
  const story = (await storiesByCode(reading, [code]))[0];
  if (story !== undefined) return context.json(shownStory(origin, story));
  const gone = await goneStory(reading, code);
  return gone === null ? problem(context, "not-found") : problem(context, "gone", gone.reason);
}

export async function answerEditions({ rows }: ApiOptions, context: Context): Promise<Response> {
  return context.json({ editions: (await editions(startReading(rows))).map(shownEdition) });
}

interface NewestAsk {
  readonly edition: string;
  readonly section?: string | undefined;
  readonly before?: string | undefined;
  readonly limit?: string | undefined;
}

export async function answerNewest({ rows, origin }: ApiOptions, context: Context, ask: NewestAsk): Promise<Response> {
  const edition = await editionCalled(rows, ask.edition);
  const section = edition?.sections.find(({ slug }) => slug === ask.section) ?? null;
  if (edition === null || (ask.section !== undefined && section === null)) return problem(context, "not-found");
  const limit = Math.min(mostCards, Math.max(1, Number.parseInt(ask.limit ?? "", 10) || usualCards));
  const page = await newest(startReading(rows), {
    edition: edition.id,
    section: section?.slug ?? null,
    before: parseCursor(ask.before),
    limit,
  });
  const older = page.older === null ? null : cursorText(page.older);
  return context.json({ stories: page.cards.map((card) => shownCard(origin, card)), older });
}

interface SearchAsk {
  readonly edition: string;
  readonly q: string;
  readonly page?: string | undefined;
}

export async function answerSearch(
  { rows, index, origin, desk }: ApiOptions,
  context: Context,
  ask: SearchAsk,
): Promise<Response> {
  const edition = await editionCalled(rows, ask.edition);
  if (edition === null) return problem(context, "not-found");
  const page = Math.min(lastPage, Math.max(1, Number.parseInt(ask.page ?? "", 10) || 1));
  const { text, narrowing } = readQuery(ask.q, edition);
  const asked = {
    edition: edition.id,
    language: edition.language,
    text,
    narrowing,
    now: desk.press.clock.now(),
    limit: hitsPerPage,
    offset: (page - 1) * hitsPerPage,
    uncounted: true as const,
  };
  const { codes, total, more } = await index.search(asked);
  const cards = await cardsByCode(startReading(rows), codes);
  const stories = codes.flatMap((code) => cards.get(code) ?? []).map((card) => shownCard(origin, card));
  return context.json({ stories, total, more });
}

const editionCalled = async (rows: ApiOptions["rows"], id: string): Promise<PublicEdition | null> =>
  (await editions(startReading(rows))).find((one) => one.id === id) ?? null;
