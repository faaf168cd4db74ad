import type { CommentReason } from "./reasons.js";

/** What one phase of the pipeline found. */
export interface Finding {
  readonly phase: string;
  readonly reason: CommentReason;
  /** For the moderator: the word, the link, the count. */
  readonly detail: string;
}

/** What the pipeline makes of a comment: it goes live, waits for a moderator, or is refused with a reason. */
export interface Verdict {
  readonly state: "approved" | "waiting" | "refused";
  readonly reason: CommentReason | null;
  readonly findings: readonly Finding[];
}
