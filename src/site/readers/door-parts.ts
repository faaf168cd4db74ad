import type { IncomingMessage } from "node:http";
import type { Asker } from "../../comments/ban-of.js";
import type { CommentHouse } from "../../comments/comment-house.js";
import type { SignedIn } from "../../comments/readers/reader-of.js";
import type { Mailer } from "../../mail/mailer.js";
import type { Page } from "../cache/page.js";
import type { View } from "../pages/view.js";
import type { Admit } from "./admission.js";
import type { Cookies } from "./cookies.js";
import type { DrawnForms } from "./drawn-forms.js";
import type { Sealing } from "./form-seal.js";
import type { Limits } from "./limits.js";
import type { Form } from "./read-form.js";

/** What the readers' door works with. */
export interface DoorParts {
  readonly house: CommentHouse;
  /** Null: nobody signs in by mail here. */
  readonly mailer: Mailer | null;
  readonly sealing: Sealing;
  readonly limits: Limits;
  /** Lets in what costs something: comments that are judged, forms that are drawn. */
  readonly admit: Admit;
  readonly drawn: DrawnForms;
  /** Addresses the site is opened at; the first is the public one. */
  readonly origins: readonly string[];
  readonly secure: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** One request of a reader who wants to do something. */
export interface ReaderAsk {
  readonly door: DoorParts;
  readonly view: View;
  readonly request: IncomingMessage;
  /** Parts of the path its pattern names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, string>;
  /** Readable, in one spelling. */
  readonly path: string;
  /** Fields of what was sent; empty when something is only looked at. */
  readonly form: Form;
  readonly cookies: Cookies;
  /** Whoever is signed in. */
  readonly reader: SignedIn | null;
  /** The reader's network by its name of the day. */
  readonly network: string;
  /** Seconds until this network may ask for anything more; 0 when it may now. */
  readonly wait: number;
  /** The visitor's own mark, given now where there was none. */
  readonly visitor: string;
}

export const askerOf = ({ reader, network }: Pick<ReaderAsk, "reader" | "network">): Asker => ({
  reader: reader?.id ?? null,
  network,
});

export type ReaderAnswer = (ask: ReaderAsk) => Promise<Page>;
