import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import { strandPage } from "../../comments/thread/strand-page.js";
import { type ThreadCursor, type ThreadOrder, threadOrders, threadPage } from "../../comments/thread/thread-page.js";
import { parseCommentId } from "../../domain/comment/comment-id.js";
import { parseStoryCode } from "../../kernel/ids.js";
import { commentPath, commentsPath, storyPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { Discussed } from "../pages/comments/discussed.js";
import { discussionData } from "../pages/comments/discussion-data.js";
import { StrandMain } from "../pages/comments/strand-main.js";
import { longestInThread, ThreadMain } from "../pages/comments/thread-main.js";
import { htmlPage } from "../pages/html-page.js";
import type { EditionAsk } from "./ask.js";
import { notFound } from "./notices.js";
import { redirect } from "./redirect.js";
import { storyByItsCode } from "./story.js";
import { threadState } from "./thread-of.js";

/** Top comments of a page, the answers shown under each, and the answers of a strand's page. */
export const sizes = { tops: 20, replies: 3, strand: 50 };

/**
 * The story an address of comments stands under, when the address is its own; else the page that is answered instead: the archive
 * is the gate, so a killed story's thread is gone with it.
 */
export async function discussedIn(ask: EditionAsk, rest: string): Promise<Discussed | Page> {
  const code = parseStoryCode(ask.params.code);
  if (code === null) return notFound(ask);
  const card = (await cardsByCode(ask.reading, [code])).get(code);
  if (card === undefined) {
    ask.reading.sawStory(code);
    return storyByItsCode(ask);
  }
  const path = storyPath(card) + rest;
  return path === ask.path ? card : redirect(path, ask.reading.facts());
}

/** `/en/971280/slug/comments`: a page of the thread. */
export async function commentsOf(ask: EditionAsk): Promise<Page> {
  const story = await discussedIn(ask, "/comments");
  if ("status" in story) return story;
  const { view } = ask;
  const thread = await threadState(view, story);
  if (thread.mode === "closed") return notFound(ask);
  const order = threadOrders.find((one) => one === ask.query.get("sort")) ?? "newest";
  const after = parseThreadCursor(ask.query.get("after"));
  const page = await threadPage(view.reading.rows, {
    ...{ code: story.code, order, after, limit: sizes.tops, replies: sizes.replies },
  });
  const path = commentsPath(story);
  const next = page.next === null ? [] : [nextStep(path, order, page.next)];
  const steps = [
    ...(after === null ? [] : [{ path: addressOf(path, order, null), words: view.say("commentThread") }]),
    ...next.map((one) => ({ path: one, words: view.say("commentMore"), rel: "next" as const })),
  ];
  const comments = page.strands.flatMap(({ top, replies }) => [top, ...replies]);
  const head = {
    title: view.say("commentsOn", { headline: story.headline }),
    description: null,
    // One true address for each page; other orders are the same words again.
    canonical: order === "newest" ? addressOf(path, order, after) : null,
    linkedData: discussionData(view, story, { shown: thread.shown, comments, longest: longestInThread }),
    feeds: [{ path: `${path}.xml`, title: view.say("commentFeed") }],
  };
  const main = (
    <ThreadMain view={view} story={story} thread={thread} order={order} strands={page.strands} steps={steps} />
  );
  return htmlPage(view, { head, section: story.section, islands: ["comments"], style: "comments", main });
}

/** `/en/971280/slug/comments/1826…`: one comment in its place. */
export async function commentOf(ask: EditionAsk): Promise<Page> {
  const id = parseCommentId(ask.params.comment);
  if (id === null) return notFound(ask);
  const story = await discussedIn(ask, `/comments/${id}`);
  if ("status" in story) return story;
  const { view } = ask;
  const thread = await threadState(view, story);
  const strand = await strandPage(view.reading.rows, { code: story.code, id, limit: sizes.strand });
  if (strand === null || thread.mode === "closed") return { ...(await notFound(ask)), cacheable: false };
  const { top, replies, wanted } = strand;
  const head = {
    title: view.say("commentsOn", { headline: story.headline }),
    description: null,
    canonical: commentPath(story, wanted.id),
    linkedData: discussionData(view, story, {
      shown: thread.shown,
      comments: [top, ...replies],
      longest: Number.POSITIVE_INFINITY,
    }),
  };
  const main = <StrandMain view={view} story={story} strand={strand} />;
  return htmlPage(view, { head, section: story.section, islands: ["comments"], style: "comments", main });
}

export const cursorText = ({ respects, id }: ThreadCursor): string => `${respects}-${id}`;

export function parseThreadCursor(text: string | undefined): ThreadCursor | null {
  const [, respects = "", number] = /^(\d{1,9})-(\d{1,16})$/.exec(text ?? "") ?? [];
  const id = parseCommentId(number);
  return id === null ? null : { respects: Number(respects), id };
}

const nextStep = (path: string, order: ThreadOrder, next: ThreadCursor): string => addressOf(path, order, next);

function addressOf(path: string, order: ThreadOrder, after: ThreadCursor | null): string {
  const pairs = [
    ...(order === "newest" ? [] : [`sort=${order}`]),
    ...(after === null ? [] : [`after=${cursorText(after)}`]),
  ];
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
