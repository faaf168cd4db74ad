import type { ReactNode } from "react";
import type { StrandPage } from "../../../comments/thread/strand-page.js";
import { commentPath, commentsPath } from "../../addresses.js";
import { Pager, type Step } from "../list-page.js";
import type { View } from "../view.js";
import type { Discussed } from "./discussed.js";
import { threadRoot } from "./live-forms.js";
import { Remark } from "./remark.js";
import { ThreadHeader } from "./thread-main.js";

interface StrandProps {
  readonly view: View;
  readonly story: Discussed;
  readonly strand: StrandPage;
}

/** One comment at its own address: what it stands under, it, and what was answered. */
export function StrandMain({ view, story, strand: { top, wanted, replies, next } }: StrandProps): ReactNode {
  const { say } = view;
  const steps: readonly Step[] = [
    { path: commentsPath(story), words: say("commentThread") },
    ...(wanted.id === top.id ? [] : [{ path: commentPath(story, top.id), words: say("commentWholeStrand") }]),
    ...(next === null
      ? []
      : [{ path: commentPath(story, next), words: say("commentMoreReplies"), rel: "next" as const }]),
  ];
  return (
    <div className="page" {...threadRoot(view, commentsPath(story))}>
      <ThreadHeader view={view} story={story} count={null} />
      <ol className="thread list">
        <Remark view={view} story={story} comment={top} acts />
        {replies.map((comment) => (
          <Remark key={comment.id} view={view} story={story} comment={comment} acts />
        ))}
      </ol>
      <Pager steps={steps} />
    </div>
  );
}
