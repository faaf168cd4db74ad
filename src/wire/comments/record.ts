import type { IncomingComment } from "../../comments/import/incoming-comment.js";

/** A comment as it was read from a source, or why it cannot be; `line` is where it ends there. */
export type CommentRecord =
  | { readonly line: number; readonly comment: IncomingComment }
  | { readonly line: number; readonly refused: string };
