import { memo, type ReactNode, useEffect, useRef } from "react";
import type { DeskComment } from "../../contract/comment-shapes.js";
import { useEdition } from "../app/me.js";
import { useMoment } from "../app/moments.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";

interface RowProps {
  readonly comment: DeskComment;
  readonly chosen: boolean;
  readonly picked: boolean;
  readonly choose: (id: number) => void;
}

/** One comment in a queue. The one the keys stand on is kept in view. */
export const CommentRow = memo(function CommentRow({ comment, chosen, picked, choose }: RowProps): ReactNode {
  const moment = useMoment();
  const edition = useEdition(comment.story?.edition ?? "");
  const own = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) own.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <li ref={own} className={`queued${chosen ? " chosen" : ""}${picked ? " picked" : ""}`} data-comment={comment.id}>
      <button type="button" aria-current={chosen || undefined} onClick={() => choose(comment.id)}>
        <span className="byline">
          {picked && "✓ "}
          <b dir="auto">{comment.name}</b> <CommentMarks comment={comment} />{" "}
          <time dir="auto" dateTime={new Date(comment.at).toISOString()}>
            {moment(comment.at, edition)}
          </time>
        </span>
        <span className="said" dir="auto">
          {comment.words}
        </span>
        <span className="of" dir="auto">
          {comment.story?.headline ?? comment.code}
        </span>
      </button>
    </li>
  );
});

/** What sets a comment apart, in words. */
export function CommentMarks({ comment }: { readonly comment: DeskComment }): ReactNode {
  const say = useSay();
  const { reader, badge, picked, reason, reports, state, editedAt } = comment;
  const marks = [
    ...(reader === null && state !== "erased" ? [say("guest")] : []),
    ...(badge === "staff" || badge === "author" ? [say(badge)] : []),
    ...(picked ? [say("featured")] : []),
    ...(editedAt !== null ? [say("edited")] : []),
  ];
  return (
    <>
      {marks.map((mark) => (
        <small key={mark}>{mark} </small>
      ))}
      {reason !== null && <small className="why">{say(`why-${reason}` as DeskWord)} </small>}
      {reports > 0 && <small className="why">{say("reportedTimes", { n: reports })}</small>}
    </>
  );
}
