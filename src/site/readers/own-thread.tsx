import { mutedReaders } from "../../comments/readers/muted-readers.js";
import { threadPage } from "../../comments/thread/thread-page.js";
import { commentsPath, readerPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import { ThreadMain } from "../pages/comments/thread-main.js";
import { cursorText, parseThreadCursor, sizes } from "../routes/comments.js";
import { threadState } from "../routes/thread-of.js";
import type { ReaderAsk } from "./door-parts.js";
import { ownPage, refusal, seeOther } from "./reader-pages.js";
import { storyAsked } from "./story-asked.js";

/** `…/comments/own`: the thread as one reader sees it, without those they do not want to see. */
export async function ownThread(ask: ReaderAsk): Promise<Page> {
  const { view, reader, door, query } = ask;
  const story = await storyAsked(ask);
  if (story === null) return refusal(404, view.say("notFound"));
  const path = `${commentsPath(story)}/own`;
  if (reader === null) return seeOther(`${readerPath(view.edition.id)}?back=${encodeURIComponent(path)}`);
  const thread = await threadState(view, story);
  if (thread.mode === "closed") return refusal(404, view.say("notFound"));
  const after = parseThreadCursor(query.get("after"));
  const limits = { limit: sizes.tops, replies: sizes.replies };
  const page = await threadPage(view.reading.rows, { code: story.code, order: "newest", after, ...limits });
  const muted = new Set((await mutedReaders(door.house.database.reader, reader.id)).map(({ id }) => id));
  const seen = ({ author }: { readonly author: string | null }): boolean => author === null || !muted.has(author);
  const strands = page.strands
    .filter(({ top }) => seen(top))
    .map(({ top, replies }) => ({ top, replies: replies.filter(seen) }));
  const steps =
    page.next === null
      ? []
      : [{ path: `${path}?after=${cursorText(page.next)}`, words: view.say("commentMore"), rel: "next" as const }];
  const main = <ThreadMain {...{ view, story, thread, strands, steps }} order={null} />;
  return ownPage(ask, { title: view.say("readerAsYou"), main });
}
