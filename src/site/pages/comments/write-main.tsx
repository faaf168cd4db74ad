import type { ReactNode } from "react";
import type { ShownComment } from "../../../comments/thread/shown-comment.js";
import { type ThreadMode, takesComments } from "../../../domain/comment/settings.js";
import { wordsBounds } from "../../../domain/comment/words.js";
import { commentsPath, readerPath } from "../../addresses.js";
import type { View } from "../view.js";
import type { Discussed } from "./discussed.js";
import { isolated, Remark } from "./remark.js";
import { Said } from "./said.js";
import { ThreadHeader } from "./thread-main.js";
import { Rules } from "./thread-section.js";

interface WriteProps {
  readonly view: View;
  readonly story: Discussed;
  readonly mode: ThreadMode;
  readonly guests: boolean;
  /** The name of the reader who is signed in; null for a guest. */
  readonly writer: string | null;
  readonly answers: ShownComment | null;
  /** The number of the comment that is answered; empty where none is. */
  readonly to: string;
  readonly seal: string;
  readonly words: string;
  readonly name: string;
  /** What kept it from being taken, in words, and whether it is the name. */
  readonly fault: { readonly words: string; readonly ofName: boolean } | null;
}

/** The form of a comment, for a reader who is signed in or a guest. */
export function WriteMain(props: WriteProps): ReactNode {
  const { view, story, answers, fault, mode, guests, writer, words } = props;
  const { say } = view;
  const title = answers === null ? say("commentWrite") : say("commentReplyTo", { name: isolated(answers.name) });
  const may = takesComments(mode) && (guests || writer !== null);
  return (
    <div className="page">
      <ThreadHeader view={view} story={story} count={null} title={title} />
      {answers !== null && (
        <ol className="thread list">
          <Remark view={view} story={story} comment={answers} longest={600} />
        </ol>
      )}
      {fault !== null && !(may && fault.ofName && writer === null) && <p role="alert">{fault.words}</p>}
      {!takesComments(mode) && <p>{say("commentsClosed")}</p>}
      {takesComments(mode) && !may && <SignInFirst view={view} story={story} />}
      {may ? <WriteForm {...props} /> : words !== "" && <Unsent words={words} />}
    </div>
  );
}

/** Words that cannot be sent from here: they are still their writer's. */
const Unsent = ({ words }: { readonly words: string }): ReactNode => (
  <div className="list remark">
    <Said words={words} />
  </div>
);

const SignInFirst = ({ view, story }: Pick<WriteProps, "view" | "story">): ReactNode => (
  <p>
    {view.say("commentNoGuests")} <SignInLink view={view} story={story} />
  </p>
);

const SignInLink = ({ view, story }: Pick<WriteProps, "view" | "story">): ReactNode => (
  <a href={`${readerPath(view.edition.id)}?back=${encodeURIComponent(`${commentsPath(story)}/write`)}`} rel="nofollow">
    {view.say("readerSignIn")}
  </a>
);

function WriteForm({ view, story, mode, writer, to, seal, words, name, fault }: WriteProps): ReactNode {
  const { say } = view;
  return (
    <form className="write" method="post" action={commentsPath(story)}>
      <input type="hidden" name="seal" value={seal} />
      {to !== "" && <input type="hidden" name="to" value={to} />}
      <label htmlFor="words">{say("commentWords")}</label>
      <textarea
        id="words"
        name="words"
        rows={8}
        maxLength={wordsBounds.longest}
        dir="auto"
        required
        defaultValue={words}
        aria-describedby="rules"
      />
      {writer === null ? (
        <NameField view={view} name={name} fault={fault?.ofName ? fault.words : null} />
      ) : (
        <p>{say("commentAs", { name: isolated(writer) })}</p>
      )}
      <Rules view={view} mode={mode} />
      <button type="submit">{say("commentSend")}</button>
      {writer === null && <SignInLink view={view} story={story} />}
    </form>
  );
}

interface NameProps {
  readonly view: View;
  readonly name: string;
  /** What is wrong with it, in words. */
  readonly fault: string | null;
}

/** The name words are signed with; what is wrong with it stands beside it. */
export const NameField = ({ view, name, fault }: NameProps): ReactNode => (
  <>
    <label htmlFor="name">{view.say("commentName")}</label>
    {fault !== null && (
      <p role="alert" id="name-fault">
        {fault}
      </p>
    )}
    <input
      id="name"
      name="name"
      maxLength={wordsBounds.name}
      dir="auto"
      autoComplete="nickname"
      required
      defaultValue={name}
      {...(fault !== null && { "aria-invalid": true, "aria-describedby": "name-fault" })}
    />
  </>
);
