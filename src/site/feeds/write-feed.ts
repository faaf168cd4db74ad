import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import type { PublicStory } from "../../archive/shapes.js";
import { widthsFor } from "../../media/variant-widths.js";
import { encoded, picturePath, storyPath } from "../addresses.js";
import { sectionName } from "../pages/view.js";
import { authorOf, type Channel, changedAt, entryId } from "./channel.js";
import { contentHtml } from "./content-html.js";

export type FeedFormat = "xml" | "atom" | "json";

export const feedTypes: Record<FeedFormat, string> = {
  xml: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

/** A channel as RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1, each story whole. */
export function writeFeed(channel: Channel, format: FeedFormat): string {
  if (format === "xml") return rss(channel);
  return format === "atom" ? atom(channel) : json(channel);
}

const urlOf = ({ view }: Channel, story: PublicStory): string => view.site.origin + encoded(storyPath(story));
const summaryOf = (story: PublicStory): string => story.standfirst ?? story.teaser;
const tagsOf = ({ view }: Channel, story: PublicStory): string[] => [
  sectionName(view, story.section),
  ...story.topics.map(({ name }) => name),
];

function rss(channel: Channel): string {
  const { view, title, description, homeUrl, feedUrl, stories } = channel;
  return generateRssFeed({
    title,
    link: homeUrl,
    description,
    language: view.edition.language,
    lastBuildDate: new Date(changedAt(channel)),
    generator: "Dateline",
    atom: { links: [{ href: feedUrl, rel: "self", type: "application/rss+xml" }] },
    items: stories.map((story) => {
      const author = authorOf(story);
      return {
        title: story.headline,
        link: urlOf(channel, story),
        guid: { value: entryId(view, story), isPermaLink: true },
        pubDate: new Date(story.publishedAt),
        description: summaryOf(story),
        categories: tagsOf(channel, story).map((name) => ({ name })),
        content: { encoded: contentHtml(view, story) },
        ...(author !== null && { dc: { creators: [author] } }),
      };
    }),
  });
}

function atom(channel: Channel): string {
  const { view, title, description, homeUrl, feedUrl, stories } = channel;
  return generateAtomFeed({
    id: homeUrl,
    title: { value: title },
    subtitle: { value: description },
    updated: new Date(changedAt(channel)),
    links: [
      { href: feedUrl, rel: "self", type: "application/atom+xml" },
      { href: homeUrl, rel: "alternate", type: "text/html" },
    ],
    authors: [{ name: view.edition.name }],
    entries: stories.map((story) => ({
      id: entryId(view, story),
      title: { value: story.headline },
      published: new Date(story.publishedAt),
      updated: new Date(story.updatedAt ?? story.publishedAt),
      links: [{ href: urlOf(channel, story), rel: "alternate", type: "text/html" }],
      authors: [{ name: authorOf(story) ?? view.edition.name }],
      summary: { value: summaryOf(story) },
      content: { value: contentHtml(view, story), type: "html" },
      categories: tagsOf(channel, story).map((term) => ({ term })),
      xml: { lang: story.language },
    })),
    xml: { lang: view.edition.language },
  });
}

function json(channel: Channel): string {
  const { view, title, description, homeUrl, feedUrl, stories } = channel;
  const feed = generateJsonFeed({
    title,
    description,
    home_page_url: homeUrl,
    feed_url: feedUrl,
    language: view.edition.language,
    items: stories.map((story) => {
      const author = authorOf(story);
      return {
        id: entryId(view, story),
        url: urlOf(channel, story),
        title: story.headline,
        summary: summaryOf(story),
        content_html: contentHtml(view, story),
        date_published: new Date(story.publishedAt),
        ...(story.updatedAt !== null && { date_modified: new Date(story.updatedAt) }),
        ...(story.picture !== null && {
          image: view.site.origin + picturePath(story.picture, imageWidth(story.picture.width), "jpg"),
        }),
        ...(author !== null && { authors: [{ name: author }] }),
        tags: tagsOf(channel, story),
        language: story.language,
      };
    }),
  });
  return JSON.stringify(feed);
}

const imageWidth = (own: number): number =>
  widthsFor(own)
    .filter((width) => width <= 960)
    .at(-1) ?? own;
