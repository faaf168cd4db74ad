import type { ReactNode } from "react";
import { readerPath } from "../../addresses.js";
import type { View } from "../view.js";
import { isolated } from "./remark.js";
import { NameField } from "./write-main.js";

interface SignInProps {
  readonly view: View;
  /** Whether letters are sent from here. */
  readonly mail: boolean;
  readonly back: string;
  readonly seal: string;
  /** What happened, in words. */
  readonly told: string | null;
}

/** Where a reader asks for a link. */
export function SignInMain({ view, mail, back, seal, told }: SignInProps): ReactNode {
  const { say } = view;
  return (
    <div className="page">
      <header>
        <h1>{say("readerSignIn")}</h1>
        <p>{say(mail ? "readerSignInHelp" : "readerNoMail")}</p>
      </header>
      {told !== null && <p role="status">{told}</p>}
      {mail && (
        <form className="write" method="post" action={readerPath(view.edition.id)}>
          <input type="hidden" name="seal" value={seal} />
          <input type="hidden" name="back" value={back} />
          <label htmlFor="email">{say("readerMail")}</label>
          <input id="email" name="email" type="email" maxLength={254} dir="ltr" autoComplete="email" required />
          <button type="submit">{say("readerSendLink")}</button>
        </form>
      )}
      <div className="write" hidden data-passkey="enter" data-back={back} data-failed={say("readerPasskeyFailed")}>
        <button type="button">{say("readerPasskeyEnter")}</button>
        <output />
      </div>
    </div>
  );
}

interface EnterProps {
  readonly view: View;
  /** Null for a link that is spent. */
  readonly email: string | null;
  /** Whether a name must be given: for one who comes the first time. */
  readonly fresh: boolean;
  readonly secret: string;
  readonly back: string;
  readonly seal: string;
  /** The name as it was given, and what is wrong: with it, or with the form. */
  readonly name: string;
  readonly fault: { readonly words: string; readonly ofName: boolean } | null;
}

/** What a link in a letter opens: one more press, so that programs that look through mail do not use it up. */
export function EnterMain({ view, email, fresh, secret, back, seal, name, fault }: EnterProps): ReactNode {
  const { say, edition } = view;
  return (
    <div className="page">
      <header>
        <h1>{say("readerEnter", { paper: isolated(edition.name) })}</h1>
        <p>{email === null ? say("readerLinkSpent") : say("readerEnterAs", { email: isolated(email) })}</p>
      </header>
      {fault !== null && !(fresh && fault.ofName) && <p role="alert">{fault.words}</p>}
      {email === null ? (
        <p className="plain ui">
          <a href={readerPath(edition.id)}>{say("readerSignIn")}</a>
        </p>
      ) : (
        <form className="write" method="post" action={`${readerPath(edition.id)}/enter`}>
          <input type="hidden" name="seal" value={seal} />
          <input type="hidden" name="key" value={secret} />
          <input type="hidden" name="back" value={back} />
          {fresh && <NameField view={view} name={name} fault={fault?.ofName ? fault.words : null} />}
          <button type="submit">{say("readerSignIn")}</button>
        </form>
      )}
    </div>
  );
}
