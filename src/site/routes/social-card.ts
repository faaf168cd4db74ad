import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import { parseStoryCode } from "../../kernel/ids.js";
import { dateline } from "../../language/dates.js";
import { drawSocialCard } from "../../media/social-card.js";
import type { Page } from "../cache/page.js";
import { sectionName } from "../pages/view.js";
import type { Ask } from "./ask.js";
import { notFound } from "./notices.js";

/** `/media/card/971280.jpg`: what a social site shows of a story without a picture. */
export async function socialCardOf(ask: Ask): Promise<Page> {
  const { site, reading, params } = ask;
  const code = parseStoryCode(params.card?.replace(/\.jpg$/, ""));
  const card = code && (await cardsByCode(reading, [code])).get(code);
  const edition = card && (await site.registry.all(reading)).find(({ id }) => id === card.edition);
  if (card === null || card === undefined || edition === null || edition === undefined) return notFound(ask);
  reading.sawEdition(edition.id);
  const body = await drawSocialCard({
    headline: card.headline,
    kicker: card.kicker ?? sectionName({ edition }, card.section),
    paper: edition.name,
    dateline: dateline(edition, card.publishedAt),
    direction: edition.direction,
    language: card.language,
    accent: edition.accent,
  });
  return {
    status: 200,
    type: "image/jpeg",
    body,
    headers: { "Cross-Origin-Resource-Policy": "cross-origin" },
    facts: reading.facts(),
    cacheable: true,
  };
}
