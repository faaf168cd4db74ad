import type { ReactNode } from "react";
import type { MutedReader } from "../../../comments/readers/muted-readers.js";
import type { OwnComment } from "../../../comments/readers/own-comments.js";
import type { SignedIn } from "../../../comments/readers/reader-of.js";
import type { CommentState } from "../../../domain/comment/state.js";
import type { MessageKey } from "../../../language/messages/en.js";
import { commentsPath, readerPath, storyPath } from "../../addresses.js";
import { languageOf } from "../card.js";
import { Pager } from "../list-page.js";
import type { View } from "../view.js";
import { isolated, Moment } from "./remark.js";
import { firstWords, Said } from "./said.js";

export interface ReaderParts {
  readonly reader: SignedIn;
  readonly comments: readonly OwnComment[];
  /** Path of the older ones. */
  readonly older: string | null;
  readonly muted: readonly MutedReader[];
  readonly seal: string;
}

const states: Readonly<Record<CommentState, MessageKey>> = {
  waiting: "stateWaiting",
  approved: "stateApproved",
  refused: "stateRefused",
  withdrawn: "stateWithdrawn",
  erased: "stateWithdrawn",
};

interface ReaderProps {
  readonly view: View;
  readonly parts: ReaderParts;
}

/** What a reader wrote, and what they can do with it. */
export function ReaderMain({ view, parts }: ReaderProps): ReactNode {
  const { say } = view;
  const { reader, comments, older, muted } = parts;
  return (
    <div className="page">
      <header>
        <h1>{say("readerTitle")}</h1>
        <p>{say("commentAs", { name: isolated(reader.name) })}</p>
      </header>
      {comments.length === 0 && <p>{say("readerNothing")}</p>}
      <ol className="thread list">
        {comments.map((comment) => (
          <Own key={comment.id} view={view} comment={comment} />
        ))}
      </ol>
      {older !== null && <Pager steps={[{ path: older, words: say("commentMore"), rel: "next" }]} />}
      {muted.length > 0 && <Muted view={view} parts={parts} />}
      <Affairs view={view} parts={parts} />
    </div>
  );
}

const Own = ({
  view,
  comment: { id, at, words, state, story },
}: {
  readonly view: View;
  readonly comment: OwnComment;
}): ReactNode => (
  <li className="remark">
    <div className="meta">
      <b>{view.say(states[state])}</b>
      <Moment view={view} at={at} />
      {story !== null && (
        <a href={storyPath(story)} {...languageOf(view, story.language)}>
          <bdi>{story.headline}</bdi>
        </a>
      )}
    </div>
    <Said words={firstWords(words, 400)} />
    {story !== null && <a href={`${commentsPath(story)}/sent?id=${id}`}>{view.say("commentReadOn")}</a>}
  </li>
);

const Muted = ({ view, parts: { muted, seal } }: ReaderProps): ReactNode => (
  <section className="list" aria-labelledby="muted">
    <h2 className="head" id="muted">
      {view.say("readerMuted")}
    </h2>
    <ul>
      {muted.map(({ id, name }) => (
        <li key={id}>
          <form className="acts" method="post" action={`${readerPath(view.edition.id)}/unmute`}>
            <bdi>{name}</bdi>
            <input type="hidden" name="reader" value={id} />
            <input type="hidden" name="seal" value={seal} />
            <button type="submit">{view.say("commentUnmute")}</button>
          </form>
        </li>
      ))}
    </ul>
  </section>
);

/** Passkey, leaving, taking away, erasing. */
function Affairs({ view, parts: { seal } }: ReaderProps): ReactNode {
  const { say } = view;
  const home = readerPath(view.edition.id);
  const hidden = <input type="hidden" name="seal" value={seal} />;
  return (
    <>
      <p className="plain ui">
        <a href={`${home}/words.json`} download>
          {say("readerTake")}
        </a>
      </p>
      <form className="write" method="post" action={`${home}/leave`}>
        {hidden}
        <button type="submit">{say("readerOut")}</button>
      </form>
      <div
        className="write"
        hidden
        data-passkey="add"
        data-failed={say("readerPasskeyFailed")}
        data-done={say("readerPasskeyAdded")}
      >
        <button type="button">{say("readerPasskeyAdd")}</button>
        <output />
      </div>
      <form className="write" method="post" action={`${home}/erase`}>
        {hidden}
        <h2>{say("readerErase")}</h2>
        <p>{say("readerEraseHelp")}</p>
        <label>
          <input type="checkbox" name="sure" value="yes" required /> {say("readerEraseSure")}
        </label>
        <button type="submit">{say("readerErase")}</button>
      </form>
    </>
  );
}
