import type { Candidate } from "./find-candidates.js";
import type { NamedStory } from "./same-names.js";

/** A candidate with its judgement. */
export interface JudgedStory extends Candidate, NamedStory {
  /** Its row in the nearness table. */
  readonly row: number;
  /** The nearness of it and the asking story alone. */
  readonly nearness: number;
  /** Their nearness seen among their neighbours and in time. */
  readonly score: number;
  /** Milliseconds between the two publications. */
  readonly apart: number;
  /** Whether it tells the asking story once more. */
  readonly repeated: boolean;
  /** Whether both belong to one running story. */
  readonly running: boolean;
}
