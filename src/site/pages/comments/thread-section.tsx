import type { ReactNode } from "react";
import type { ShownComment } from "../../../comments/thread/shown-comment.js";
import { type ThreadMode, takesComments } from "../../../domain/comment/settings.js";
import { wordsBounds } from "../../../domain/comment/words.js";
import { commentPath, commentsPath } from "../../addresses.js";
import type { View } from "../view.js";
import type { Discussed, ThreadState } from "./discussed.js";
import { liveThread } from "./live-forms.js";
import { Remark } from "./remark.js";

export interface ThreadParts extends ThreadState {
  /** The newest at the top of the thread, a few. */
  readonly newest: readonly ShownComment[];
}

/** Characters of a comment that a story's page shows: the page has its weight to keep. */
export const longestUnderStory = 400;

interface SectionProps {
  readonly view: View;
  readonly story: Discussed;
  readonly thread: ThreadParts;
}

/** The thread under a story: its newest comments, the way to all of them, and the box to write one. */
export function ThreadSection({ view, story, thread }: SectionProps): ReactNode {
  const { say } = view;
  const { mode, shown, newest } = thread;
  const path = commentsPath(story);
  if (mode === "closed") return null;
  return (
    <section aria-labelledby="comments" id="comment" {...liveThread(view, path)}>
      <h2 className="head" id="comments">
        {say("comments")}
      </h2>
      <div data-list={shown}>
        <ol className="thread">
          {newest.map((comment) => (
            <Remark key={comment.id} view={view} story={story} comment={comment} longest={longestUnderStory}>
              {comment.replies > 0 && (
                <a href={commentPath(story, comment.id)}>{say("commentReplies", { count: comment.replies })}</a>
              )}
            </Remark>
          ))}
        </ol>
        {shown > 0 && (
          <p className="plain" data-swap="">
            <a href={path}>{say("readAllComments", { count: shown })}</a>
          </p>
        )}
      </div>
      <CommentBox view={view} story={story} thread={thread} />
    </section>
  );
}

/** The box to write in: the same for everyone, so it bears no seal, and whoever is signed in leaves the name out. */
export function CommentBox({
  view,
  story,
  thread: { mode, shown, guests },
}: Omit<SectionProps, "thread"> & { readonly thread: ThreadState }): ReactNode {
  const { say } = view;
  if (!takesComments(mode)) return <p className="soft">{say("commentsClosed")}</p>;
  return (
    <form className="write" method="post" action={commentsPath(story)}>
      <label htmlFor="words">{say("commentWords")}</label>
      <textarea
        id="words"
        name="words"
        rows={4}
        maxLength={wordsBounds.longest}
        dir="auto"
        placeholder={shown === 0 ? say("firstToComment") : undefined}
        required
        aria-describedby="rules"
      />
      {guests && (
        <>
          <label htmlFor="name">{say("commentNameOrNone")}</label>
          <input id="name" name="name" maxLength={wordsBounds.name} dir="auto" autoComplete="nickname" />
        </>
      )}
      <Rules view={view} mode={mode} />
      <button type="submit">{say("commentSend")}</button>
    </form>
  );
}

/** What holds for everyone who writes here. */
export const Rules = ({ view: { say }, mode }: { readonly view: View; readonly mode: ThreadMode }): ReactNode => (
  <p id="rules">
    {say("commentRules")} {say(mode === "before" ? "commentLookedAt" : "commentAtOnce")}
  </p>
);
