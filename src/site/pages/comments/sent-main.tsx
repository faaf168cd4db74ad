import type { ReactNode } from "react";
import type { CommentState } from "../../../domain/comment/state.js";
import { wordsBounds } from "../../../domain/comment/words.js";
import type { MessageKey } from "../../../language/messages/en.js";
import { commentPath, commentsPath } from "../../addresses.js";
import type { View } from "../view.js";
import type { Discussed } from "./discussed.js";
import { Said } from "./said.js";
import { ThreadHeader } from "./thread-main.js";

export interface SentParts {
  readonly id: number;
  readonly words: string;
  readonly state: CommentState;
  /** Why it was refused, in words. */
  readonly reason: string | null;
  readonly note: string | null;
  /** The receipt, or the comment's number for one who is signed in. */
  readonly key: { readonly name: "receipt" | "id"; readonly value: string };
  readonly seal: string;
  readonly editable: boolean;
  readonly fault: string | null;
}

const fates: Readonly<Record<CommentState, MessageKey>> = {
  approved: "commentSentThere",
  waiting: "commentSentWaiting",
  refused: "commentSentRefused",
  withdrawn: "commentSentWithdrawn",
  erased: "commentSentWithdrawn",
};

interface SentProps {
  readonly view: View;
  readonly story: Discussed;
  readonly sent: SentParts;
}

/** What has become of a comment, for its writer alone. */
export function SentMain({ view, story, sent }: SentProps): ReactNode {
  const { say } = view;
  const { state, reason, note, words, id, fault } = sent;
  const live = state === "approved" || state === "waiting";
  return (
    <div className="page" data-fate={state}>
      <ThreadHeader view={view} story={story} count={null} title={say(fates[state])} />
      {reason !== null && <p>{say("commentReason", { reason })}</p>}
      {note !== null && note !== "" && <p dir="auto">{note}</p>}
      {fault !== null && <p role="alert">{fault}</p>}
      {state === "approved" && (
        <p className="plain">
          <a href={commentPath(story, id)}>{say("commentSeeIt")}</a>
        </p>
      )}
      <div className="list remark">
        <Said words={words} />
      </div>
      {live && sent.editable && <EditForm view={view} story={story} sent={sent} />}
      {live && <Withdraw view={view} story={story} sent={sent} />}
      <p className="soft">{say("commentKeepPage")}</p>
      <p className="plain ui">
        <a href={commentsPath(story)}>{say("commentThread")}</a>
      </p>
    </div>
  );
}

const EditForm = ({ view, story, sent }: SentProps): ReactNode => (
  <form className="write" method="post" action={`${commentsPath(story)}/edit`}>
    <Keys sent={sent} />
    <label htmlFor="words">{view.say("commentEdit")}</label>
    <textarea
      id="words"
      name="words"
      rows={6}
      maxLength={wordsBounds.longest}
      dir="auto"
      required
      defaultValue={sent.words}
    />
    <button type="submit">{view.say("commentSave")}</button>
  </form>
);

const Withdraw = ({ view, story, sent }: SentProps): ReactNode => (
  <form className="write" method="post" action={`${commentsPath(story)}/withdraw`}>
    <Keys sent={sent} />
    <button type="submit">{view.say("commentWithdraw")}</button>
  </form>
);

const Keys = ({ sent: { key, seal } }: Pick<SentProps, "sent">): ReactNode => (
  <>
    <input type="hidden" name={key.name} value={key.value} />
    <input type="hidden" name="seal" value={seal} />
  </>
);
