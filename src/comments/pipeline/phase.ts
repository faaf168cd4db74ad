import type { Reader } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { CommentReason } from "../../domain/comment/reasons.js";
import type { ThreadMode } from "../../domain/comment/settings.js";
import type { EditionId, Instant, StoryCode } from "../../kernel/ids.js";

/** A comment as the phases see it, before it is kept: the words are normalised and bounded already. */
export interface Candidate {
  readonly code: StoryCode;
  readonly edition: EditionId;
  readonly section: string;
  /** BCP 47, of the story. */
  readonly language: string;
  readonly mode: ThreadMode;
  readonly words: string;
  readonly wordsHash: string;
  readonly name: string;
  /** Null for a guest. */
  readonly reader: string | null;
  readonly network: string | null;
  readonly parent: CommentId | null;
  /** The comment that is edited; null for a new one. */
  readonly edits: CommentId | null;
  readonly at: Instant;
}

export interface PhaseFinding {
  readonly becomes: "waiting" | "refused";
  readonly reason: CommentReason;
  /** For the moderator, never for the reader. */
  readonly detail: string;
}

export interface PhaseContext {
  readonly rows: Reader;
  /** Fires when the phase has taken too long: what it would have found no longer counts. */
  readonly signal: AbortSignal;
}

/** One look at a comment; null when there is nothing to say. */
export interface Phase {
  readonly name: string;
  /** Milliseconds it may take; when it takes longer, or throws, the comment waits. */
  readonly patience: number;
  look(candidate: Candidate, context: PhaseContext): Promise<PhaseFinding | null> | PhaseFinding | null;
}
