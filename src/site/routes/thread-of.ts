import { rulesTag, threadTag } from "../../comments/thread/note-change.js";
import { threadHead } from "../../comments/thread/thread-head.js";
import { threadPage } from "../../comments/thread/thread-page.js";
import { closingOf, modeAt, scopesOf } from "../../domain/comment/settings.js";
import type { Discussed, ThreadState } from "../pages/comments/discussed.js";
import type { ThreadParts } from "../pages/comments/thread-section.js";
import type { View } from "../pages/view.js";

/** Comments that a story's own page shows. */
const shownUnderStory = 5;

/** What holds for a thread now; noted, so that its pages go when it changes. One question. */
export async function threadState(
  { reading, site }: Pick<View, "reading" | "site">,
  story: Discussed,
): Promise<ThreadState> {
  reading.sawTag(threadTag(story.code));
  reading.sawTag(rulesTag(story.edition));
  const { settings, shown } = await threadHead(reading.rows, story.code, scopesOf(story));
  const now = site.clock.now();
  const closing = closingOf(settings, story.publishedAt);
  if (closing !== null && closing > now) reading.expiresAt(closing);
  const mode = modeAt(settings, story.publishedAt, now);
  return { mode, guests: settings.guests, shown: mode === "closed" ? 0 : shown };
}

/** The thread as a story's own page shows it. At most two questions. */
export async function threadUnder(view: View, story: Discussed): Promise<ThreadParts> {
  const state = await threadState(view, story);
  if (state.shown === 0) return { ...state, newest: [] };
  const ask = { code: story.code, order: "newest", after: null, limit: shownUnderStory, replies: 0 } as const;
  const { strands } = await threadPage(view.reading.rows, ask);
  return { ...state, newest: strands.map(({ top }) => top) };
}
