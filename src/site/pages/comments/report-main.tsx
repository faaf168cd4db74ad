import type { ReactNode } from "react";
import type { ShownComment } from "../../../comments/thread/shown-comment.js";
import { type ReportReason, reportReasons } from "../../../domain/comment/reasons.js";
import { wordsBounds } from "../../../domain/comment/words.js";
import type { MessageKey } from "../../../language/messages/en.js";
import { commentPath, commentsPath } from "../../addresses.js";
import type { View } from "../view.js";
import type { Discussed } from "./discussed.js";
import { Remark } from "./remark.js";
import { ThreadHeader } from "./thread-main.js";

const reasonKeys: Readonly<Record<ReportReason, MessageKey>> = {
  abuse: "reasonAbuse",
  hatred: "reasonHatred",
  "off-topic": "reasonOffTopic",
  spam: "reasonSpam",
  "personal-data": "reasonPersonalData",
  unlawful: "reasonUnlawful",
  other: "reasonOther",
};

interface ReportProps {
  readonly view: View;
  readonly story: Discussed;
  readonly comment: ShownComment;
  /** Null once it has been told. */
  readonly seal: string | null;
  readonly fault: string | null;
  /** Whether its writer can be hidden from whoever looks. */
  readonly mutable: boolean;
}

/** The form by which a reader tells the moderators of a comment. */
export function ReportMain({ view, story, comment, seal, fault, mutable }: ReportProps): ReactNode {
  const { say } = view;
  return (
    <div className="page">
      <ThreadHeader view={view} story={story} count={null} title={say("reportTitle")} />
      <ol className="thread list">
        <Remark view={view} story={story} comment={comment} longest={600} />
      </ol>
      {fault !== null && <p role="alert">{fault}</p>}
      {seal === null ? (
        <p role="status">{say("reportThanks")}</p>
      ) : (
        <ReportForm view={view} action={`${commentPath(story, comment.id)}/report`} seal={seal} />
      )}
      {mutable && (
        <form className="write" method="post" action={`${commentPath(story, comment.id)}/mute`}>
          <button type="submit">{say("commentMute")}</button>
        </form>
      )}
      <p className="plain ui">
        <a href={commentsPath(story)}>{say("commentThread")}</a>
      </p>
    </div>
  );
}

const ReportForm = ({
  view: { say },
  action,
  seal,
}: {
  readonly view: View;
  readonly action: string;
  readonly seal: string;
}): ReactNode => (
  <form className="write" method="post" action={action}>
    <input type="hidden" name="seal" value={seal} />
    <fieldset>
      <legend>{say("reportWhy")}</legend>
      {reportReasons.map((reason) => (
        <label key={reason}>
          <input type="radio" name="reason" value={reason} required /> {say(reasonKeys[reason])}
        </label>
      ))}
    </fieldset>
    <label htmlFor="note">{say("reportNote")}</label>
    <textarea id="note" name="note" rows={3} maxLength={wordsBounds.note} dir="auto" />
    <button type="submit">{say("commentReport")}</button>
  </form>
);
