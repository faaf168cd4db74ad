import { newest } from "../../archive/questions/newest.js";
import { storiesByCode } from "../../archive/questions/stories-by-code.js";
import type { Section } from "../../domain/section/section.js";
import { encoded, frontPath, sectionPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { FeedFormat } from "../feeds/write-feed.js";
import type { EditionAsk } from "./ask.js";
import { notFound } from "./notices.js";

const feedLength = 30;

/** The newest of an edition, or of one of its sections, whole. */
export const feedOf =
  (format: FeedFormat) =>
  async (ask: EditionAsk): Promise<Page> => {
    const { edition } = ask.view;
    const wanted = ask.params.section;
    const section = edition.sections.find(({ slug }) => slug === wanted) ?? null;
    if (wanted !== undefined && section === null) return notFound(ask);
    return answer(ask, section, format);
  };

async function answer({ view }: EditionAsk, section: Section | null, format: FeedFormat): Promise<Page> {
  const { edition, reading, site } = view;
  const { cards } = await newest(reading, {
    edition: edition.id,
    section: section?.slug ?? null,
    before: null,
    limit: feedLength,
  });
  const stories = await storiesByCode(
    reading,
    cards.map(({ code }) => code),
  );
  const home = site.origin + encoded(section === null ? frontPath(edition.id) : sectionPath(edition.id, section.slug));
  const channel = {
    view,
    title: section === null ? edition.name : `${edition.name} · ${section.name}`,
    description: edition.motto === "" ? edition.name : edition.motto,
    homeUrl: home,
    feedUrl: `${home}feed.${format}`,
    stories,
  };
  const { feedTypes, writeFeed } = await import("../feeds/write-feed.js");
  const body = writeFeed(channel, format);
  return { status: 200, type: feedTypes[format], body, headers: {}, facts: reading.facts(), cacheable: true };
}
