import type { Instant } from "../../kernel/ids.js";
import type { Revision } from "./revision.js";

/** What can happen to a story: DESIGN section 2's verbs, in the past tense of a record. */
export const storyActs = [
  "saved",
  "submitted",
  "approved",
  "scheduled",
  "unscheduled",
  "published",
  "updated",
  "corrected",
  "clarified",
  "killed",
  "takenDown",
  "restored",
  "spiked",
  "unspiked",
  "redacted",
] as const;

export type StoryAct = (typeof storyActs)[number];

/** One thing that happened, as the fold of a story's life needs it. */
export interface StoryEvent {
  readonly act: StoryAct;
  /** When it was entered in the ledger. */
  readonly at: Instant;
  /** The moment it is meant for: a schedule's due time, or the publication's own moment when it is not `at`. */
  readonly effective: Instant | null;
  /** Public words: a correction's note, or why a story was killed or taken down. */
  readonly reason: string | null;
  /** The whole revision; null once redacted. */
  readonly revision: Revision | null;
}
