import type { WholePolicy } from "../../domain/comment/policy.js";
import type { CommentState } from "../../domain/comment/state.js";
import type { Instant } from "../../kernel/ids.js";
import type { WordList } from "../../language/words-found/word-list.js";

/** An earlier comment of the same writer. */
export interface Earlier {
  readonly at: Instant;
  readonly state: CommentState;
  readonly wordsHash: string;
  readonly code: number;
}

/** All that the phases go by, read before the first of them, so that they are pure. */
export interface Known {
  readonly policy: WholePolicy;
  readonly banned: WordList;
  readonly suspect: WordList;
  /** One of the desk's own people: the desk answers for them. */
  readonly ofTheDesk: boolean;
  /** How many of the writer's comments were approved; 0 for a guest. */
  readonly approved: number;
  /** The writer's last comments, the newest first, this one not among them. */
  readonly earlier: readonly Earlier[];
  /** Comments of anyone with the same words within a day, this one not among them; counted up to a hundred. */
  readonly sameWords: number;
}
