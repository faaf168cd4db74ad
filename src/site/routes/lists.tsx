import { cursorText, parseCursor } from "../../archive/cursor-text.js";
import { newest } from "../../archive/questions/newest.js";
import { sectionFront } from "../../archive/questions/section-front.js";
import { topicPage } from "../../archive/questions/topic.js";
import type { CardPage, Cursor } from "../../archive/shapes.js";
import { parseSlug } from "../../kernel/slug.js";
import { sectionPath, topicPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { Head } from "../pages/document.js";
import { htmlPage } from "../pages/html-page.js";
import { ListMain, type Step } from "../pages/list-page.js";
import type { View } from "../pages/view.js";
import type { EditionAsk } from "./ask.js";
import { notFound } from "./notices.js";

const listLength = 30;

/** A section, newest first. */
export async function sectionOf(ask: EditionAsk): Promise<Page> {
  const { view } = ask;
  const section = view.edition.sections.find(({ slug }) => slug === ask.params.section);
  if (section === undefined) return notFound(ask);
  const before = parseCursor(ask.query.get("before"));
  const page = await newest(view.reading, {
    edition: view.edition.id,
    section: section.slug,
    before,
    limit: listLength,
  });
  const path = sectionPath(view.edition.id, section.slug);
  const cards =
    before === null
      ? await sectionFront(view.reading, { section, newest: page.cards, at: view.site.clock.now() })
      : page.cards;
  const main = (
    <ListMain view={view} title={section.name} cards={cards} when="day" steps={stepsOf(view, path, { page, before })} />
  );
  return htmlPage(view, {
    head: { ...headOf(view, section.name, path, before), feed: path },
    section: section.slug,
    main,
  });
}

/** A topic, newest first. */
export async function topicOf(ask: EditionAsk): Promise<Page> {
  const { view } = ask;
  const topic = parseSlug(ask.params.topic);
  const before = parseCursor(ask.query.get("before"));
  const found =
    topic && (await topicPage(view.reading, { edition: view.edition.id, topic, before, limit: listLength }));
  if (topic === null || found === null) return notFound(ask);
  const { name, page } = found;
  const path = topicPath(view.edition.id, topic);
  const title = view.say("topic", { name });
  const main = (
    <ListMain view={view} title={title} cards={page.cards} when="day" steps={stepsOf(view, path, { page, before })} />
  );
  return htmlPage(view, { head: headOf(view, title, path, before), main });
}

interface Place {
  readonly page: CardPage;
  readonly before: Cursor | null;
}

/** Back to the newest, on to the older. */
export function stepsOf({ say }: View, path: string, { page, before }: Place): readonly Step[] {
  const newestStep: readonly Step[] = before === null ? [] : [{ path, words: say("newest") }];
  const { older } = page;
  return older === null
    ? newestStep
    : [...newestStep, { path: `${path}?before=${cursorText(older)}`, words: say("older"), rel: "next" }];
}

/** Only a list's first page is worth finding: the others move as stories come. */
const headOf = (view: View, title: string, path: string, before: Cursor | null): Head => ({
  title: `${title} · ${view.edition.name}`,
  description: null,
  canonical: before === null ? path : null,
});
