import type { CommentId } from "../../domain/comment/comment-id.js";
import type { Classifier } from "../../domain/comment/policy.js";
import type { CommentReason, RefusalReason, WaitingReason } from "../../domain/comment/reasons.js";
import type { ThreadMode } from "../../domain/comment/settings.js";
import type { EditionId, Instant, StoryCode } from "../../kernel/ids.js";
import type { Result } from "../../kernel/result.js";
import type { Known } from "./known.js";

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

/** A moderator must look. */
export const wait = (reason: WaitingReason, detail = ""): PhaseFinding => ({ becomes: "waiting", reason, detail });
/** It is not taken; the reader is told the reason. */
export const refuse = (reason: RefusalReason, detail = ""): PhaseFinding => ({ becomes: "refused", reason, detail });

/** What a program elsewhere is told about a comment; who wrote it is not. */
export interface Question {
  readonly words: string;
  readonly name: string;
  readonly edition: string;
  readonly language: string;
  readonly code: number;
}

/** Asks a program elsewhere; its answer as JSON, or why there is none. Gives up when the signal fires. */
export type AskOutside = (
  classifier: Classifier,
  question: Question,
  signal: AbortSignal,
) => Promise<Result<unknown, string>>;

export interface PhaseHelp {
  readonly ask: AskOutside;
  /** Fires when the phase has taken too long: what it would have found no longer counts. */
  readonly signal: AbortSignal;
}

/** One look at a comment, pure but for the phase that asks outside; null when there is nothing to say. */
export interface Phase {
  /** As the desk names it in a finding. */
  readonly name: string;
  look(candidate: Candidate, known: Known, help: PhaseHelp): Promise<PhaseFinding | null> | PhaseFinding | null;
}
