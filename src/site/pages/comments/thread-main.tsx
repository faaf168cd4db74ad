import type { ReactNode } from "react";
import type { Strand, ThreadOrder } from "../../../comments/thread/thread-page.js";
import { threadOrders } from "../../../comments/thread/thread-page.js";
import { takesComments } from "../../../domain/comment/settings.js";
import { commentPath, commentsPath, storyPath } from "../../addresses.js";
import { languageOf } from "../card.js";
import { Pager, type Step } from "../list-page.js";
import type { View } from "../view.js";
import type { Discussed, ThreadState } from "./discussed.js";
import { liveThread } from "./live-forms.js";
import { Remark } from "./remark.js";
import { CommentBox } from "./thread-section.js";

/** Characters of a comment that a page of the thread shows. */
export const longestInThread = 1500;

const orderWords = {
  newest: "commentNewest",
  oldest: "commentOldest",
  respected: "commentRespected",
} as const satisfies Record<ThreadOrder, string>;

interface ThreadProps {
  readonly view: View;
  readonly story: Discussed;
  readonly thread: ThreadState;
  /** Null for the thread as one reader sees it. */
  readonly order: ThreadOrder | null;
  readonly strands: readonly Strand[];
  readonly steps: readonly Step[];
}

/** A page of a story's comments. */
export const ThreadMain = ({ view, story, thread, order, strands, steps }: ThreadProps): ReactNode => (
  <div className="page" {...liveThread(view, commentsPath(story))}>
    <ThreadHeader view={view} story={story} count={thread.shown} />
    {order === null && <p>{view.say("readerAsYouHelp")}</p>}
    {takesComments(thread.mode) && (
      <p className="plain ui">
        <a href="#words">{view.say("commentWrite")}</a>
      </p>
    )}
    <div data-list={thread.shown}>
      {thread.shown > 1 && <Orders view={view} story={story} order={order} />}
      <ol className="thread list">
        {strands.map((strand) => (
          <StrandOf key={strand.top.id} view={view} story={story} strand={strand} />
        ))}
      </ol>
      <div data-swap="">
        <Pager steps={steps} />
      </div>
    </div>
    <CommentBox view={view} story={story} thread={thread} />
  </div>
);

interface HeaderProps {
  readonly view: View;
  readonly story: Discussed;
  /** Null where the number does not matter. */
  readonly count: number | null;
  readonly title?: string;
}

/** What the comments are about, and the way back to it. */
export const ThreadHeader = ({ view, story, count, title }: HeaderProps): ReactNode => (
  <header>
    <h1>{title ?? view.say("comments")}</h1>
    <p {...languageOf(view, story.language)}>
      <a href={storyPath(story)}>{story.headline}</a>
    </p>
    {count !== null && <p>{view.say("commentCount", { count })}</p>}
  </header>
);

const Orders = ({ view, story, order }: Pick<ThreadProps, "view" | "story" | "order">): ReactNode => (
  <nav className="pager orders ui" data-swap="" aria-label={view.say("commentOrder")}>
    {threadOrders.map((one) => (
      <a
        key={one}
        href={one === "newest" ? commentsPath(story) : `${commentsPath(story)}?sort=${one}`}
        {...(one === order ? { "aria-current": "page" as const } : {})}
      >
        {view.say(orderWords[one])}
      </a>
    ))}
    <a
      href={`${commentsPath(story)}/own`}
      rel="nofollow"
      {...(order === null ? { "aria-current": "page" as const } : {})}
    >
      {view.say("readerAsYou")}
    </a>
  </nav>
);

interface StrandProps {
  readonly view: View;
  readonly story: Discussed;
  readonly strand: Strand;
}

/** A top comment, its first answers, and the way to all of them. */
const StrandOf = ({ view, story, strand: { top, replies } }: StrandProps): ReactNode => (
  <>
    <Remark view={view} story={story} comment={top} longest={longestInThread} acts />
    {replies.map((comment) => (
      <Remark key={comment.id} view={view} story={story} comment={comment} longest={longestInThread} acts />
    ))}
    {top.replies > replies.length && (
      <li className="remark l2">
        <a href={commentPath(story, top.id)}>{view.say("commentReplies", { count: top.replies })}</a>
      </li>
    )}
  </>
);
