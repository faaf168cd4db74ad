import type { ReactNode } from "react";
import type { ShownComment } from "../../../comments/thread/shown-comment.js";
import { levelOf } from "../../../domain/comment/place.js";
import type { Instant } from "../../../kernel/ids.js";
import { longDay, shortTime, zonedIso } from "../../../language/dates.js";
import { localDigits } from "../../../language/digits.js";
import type { MessageKey } from "../../../language/messages/en.js";
import { commentPath, commentsPath } from "../../addresses.js";
import type { View } from "../view.js";
import type { Discussed } from "./discussed.js";
import { firstWords, Said } from "./said.js";

interface RemarkProps {
  readonly view: View;
  readonly story: Discussed;
  readonly comment: ShownComment;
  /** Characters shown; what is longer is read at the comment's own address. */
  readonly longest?: number;
  /** Whether one may answer, respect and report from here. */
  readonly acts?: boolean;
  readonly children?: ReactNode;
}

/** A reader's comment, or the place of one that is gone. */
export function Remark(props: RemarkProps): ReactNode {
  const { comment, children } = props;
  const level = levelOf(comment);
  return (
    <li
      id={`c${comment.id}`}
      className={level === 1 ? "remark" : `remark l${level}`}
      data-by={comment.author ?? undefined}
    >
      {comment.gone === null ? <Shown {...props} /> : <Gone {...props} />}
      {children}
    </li>
  );
}

const goneWords = {
  withdrawn: "commentGoneWithdrawn",
  refused: "commentGoneRefused",
  erased: "commentGoneErased",
  waiting: "commentGoneWaiting",
} as const satisfies Record<NonNullable<ShownComment["gone"]>, MessageKey>;

const Gone = ({ view, comment }: RemarkProps): ReactNode =>
  comment.gone !== null && <p className="soft">{view.say(goneWords[comment.gone])}</p>;

function Shown({ view, story, comment, longest = Number.POSITIVE_INFINITY, acts = false }: RemarkProps): ReactNode {
  const words = firstWords(comment.words, longest);
  return (
    <>
      <By view={view} story={story} comment={comment} />
      <Said words={words} />
      {words !== comment.words && <a href={commentPath(story, comment.id)}>{view.say("commentReadOn")}</a>}
      {acts && <Acts view={view} story={story} comment={comment} />}
    </>
  );
}

/** Who wrote it, what they are to this story, when, and whom they answer. */
function By({ view, story, comment }: RemarkProps): ReactNode {
  const { say } = view;
  return (
    <div className="meta">
      <b className="by">
        <bdi>{comment.name}</bdi>
      </b>
      {comment.badge !== null && <b>{say(comment.badge === "author" ? "commentAuthor" : "commentStaff")}</b>}
      {comment.picked && <b>{say("commentPicked")}</b>}
      <a href={commentPath(story, comment.id)}>
        <Moment view={view} at={comment.at} />
      </a>
      {comment.editedAt !== null && (
        <span>{say("commentEdited", { when: shortTime(view.edition, comment.editedAt) })}</span>
      )}
      {levelOf(comment) === 3 && comment.parent !== comment.branch && <Answers view={view} comment={comment} />}
    </div>
  );
}

const Answers = ({ view, comment }: Pick<RemarkProps, "view" | "comment">): ReactNode => (
  <a href={`#c${comment.parent}`}>
    {comment.parentName === null
      ? view.say("commentAnswersGone")
      : view.say("commentAnswers", { name: isolated(comment.parentName) })}
  </a>
);

/** A name within a sentence of another direction (UAX 9, 2.7: FIRST STRONG ISOLATE). */
export const isolated = (name: string): string => `\u2068${name}\u2069`;

export const Moment = ({ view: { edition }, at }: { readonly view: View; readonly at: Instant }): ReactNode => (
  <time dateTime={zonedIso(edition, at)}>{`${longDay(edition, at)} - ${shortTime(edition, at)}`}</time>
);

/** What one can do with a comment, with scripts or without. */
const Acts = ({ view, story, comment }: RemarkProps): ReactNode => (
  <div className="acts">
    <a href={`${commentsPath(story)}/write?to=${comment.id}`} rel="nofollow" data-act="reply">
      {view.say("commentReply")}
    </a>
    <form method="post" action={`${commentPath(story, comment.id)}/respect`}>
      <button type="submit" aria-label={view.say("commentRespects", { count: comment.respects })}>
        {view.say("commentRespect")}
        {comment.respects > 0 && ` ${localDigits(String(comment.respects), view.edition.digits)}`}
      </button>
    </form>
    <a href={`${commentPath(story, comment.id)}/report`} rel="nofollow">
      {view.say("commentReport")}
    </a>
  </div>
);
