import { front } from "../../archive/questions/front.js";
import type { FrontView } from "../../archive/shapes.js";
import type { Instant } from "../../kernel/ids.js";
import { dayStart, isoDayOf } from "../../language/dates.js";
import { frontPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import { FrontMain } from "../pages/front-page.js";
import { htmlPage } from "../pages/html-page.js";
import type { View } from "../pages/view.js";
import type { Ask, EditionAsk } from "./ask.js";
import { notFound } from "./notices.js";
import { redirect } from "./redirect.js";

/** `/`: the default edition, the first. */
export async function defaultFront(ask: Ask): Promise<Page> {
  const first = (await ask.site.registry.all(ask.reading))[0];
  return first === undefined ? notFound(ask) : redirect(frontPath(first.id), ask.reading.facts(), 302);
}

const day = 24 * 60 * 60 * 1000;

/** An edition's front, good until its own midnight: it carries the day. */
export async function frontOf({ view }: EditionAsk): Promise<Page> {
  const { edition, reading, site } = view;
  const shown = await front(reading, edition, site.clock.now());
  const tomorrow = isoDayOf(edition, (dayStart(edition, isoDayOf(edition, site.clock.now())) + day * 1.5) as Instant);
  reading.expiresAt(dayStart(edition, tomorrow));
  return frontPage(view, shown);
}

/** A front laid out, as its page. */
export function frontPage(view: View, shown: FrontView): Page {
  const { edition } = view;
  const head = {
    title: edition.name,
    description: edition.motto === "" ? null : edition.motto,
    canonical: frontPath(edition.id),
    alternates:
      view.editions.length < 2 ? [] : view.editions.map(({ id, language }) => ({ language, path: frontPath(id) })),
  };
  return htmlPage(view, { head, front: true, main: <FrontMain view={view} front={shown} /> });
}
