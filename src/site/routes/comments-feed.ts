import { latestComments } from "../../comments/thread/latest-comments.js";
import { momentOf } from "../../domain/comment/comment-id.js";
import { escapeMarkup } from "../../kernel/escape.js";
import { commentPath, commentsPath, encoded } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { EditionAsk } from "./ask.js";
import { discussedIn } from "./comments.js";
import { notFound } from "./notices.js";
import { threadState } from "./thread-of.js";

const feedLength = 50;

/** `/en/971280/slug/comments.xml`: the newest comments of a story, answers among them, as RSS 2.0. */
export async function commentsFeed(ask: EditionAsk): Promise<Page> {
  const story = await discussedIn(ask, "/comments.xml");
  if ("status" in story) return story;
  const { view } = ask;
  const thread = await threadState(view, story);
  if (thread.mode === "closed") return notFound(ask);
  const comments = await latestComments(view.reading.rows, story.code, feedLength);
  const { generateRssFeed } = await import("feedsmith");
  const { origin } = view.site;
  const home = origin + encoded(commentsPath(story));
  const title = view.say("commentsOn", { headline: story.headline });
  const body = generateRssFeed({
    title,
    link: home,
    description: title,
    language: story.language,
    lastBuildDate: new Date(comments[0] === undefined ? story.publishedAt : momentOf(comments[0].id)),
    generator: "Dateline",
    atom: { links: [{ href: `${home}.xml`, rel: "self", type: "application/rss+xml" }] },
    items: comments.map(({ id, at, name, words }) => ({
      title: escapeMarkup(name),
      link: origin + encoded(commentPath(story, id)),
      guid: { value: origin + encoded(commentPath(story, id)), isPermaLink: true },
      pubDate: new Date(at),
      description: escapeMarkup(words),
      dc: { creators: [name] },
    })),
  });
  const type = "application/rss+xml; charset=utf-8";
  return { status: 200, type, body, headers: {}, facts: view.reading.facts(), cacheable: true };
}
