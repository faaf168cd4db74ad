import type { CommentState } from "../../domain/comment/state.js";

/** A comment as another system had it, its words plain text. */
export interface IncomingComment {
  /** Its name there, for ever the same: `wordpress:https://…/?p=7#3`. */
  readonly source: string;
  /** The story it stands under: by its code here, or by addresses it had there. */
  readonly story: { readonly code: number | null; readonly addresses: readonly string[] };
  /** The name of the comment it answers. */
  readonly parent: string | null;
  readonly at: number;
  readonly name: string;
  /** Whose account wrote it; null for a guest. */
  readonly account: IncomingReader | null;
  readonly words: string;
  readonly state: Exclude<CommentState, "withdrawn" | "erased">;
  readonly reason: string | null;
  /** What its writer was told besides. */
  readonly note: string | null;
  /** Whether someone had looked at it there. */
  readonly moderated: boolean;
  readonly picked: boolean;
  readonly respects: number;
  readonly editedAt: number | null;
  /** What was decided on it there, in the order of time; empty where it is not told. */
  readonly decisions: readonly IncomingDecision[];
}

/** A decision as another system had it. */
export interface IncomingDecision {
  readonly at: number;
  /** Who decided, by the name they had there; null where it is not told. */
  readonly by: string | null;
  readonly act: "approved" | "refused" | "held" | "picked" | "unpicked" | "undone";
  readonly reason: string | null;
  /** What the writer was told besides. */
  readonly note: string | null;
}

export interface IncomingReader {
  readonly source: string;
  readonly name: string;
  readonly email: string | null;
  readonly madeAt: number;
}
