import type { ThreadMode } from "../../../domain/comment/settings.js";
import type { EditionId, Instant, Slug, StoryCode } from "../../../kernel/ids.js";

/** The story a thread belongs to, as its pages need it. */
export interface Discussed {
  readonly edition: EditionId;
  readonly code: StoryCode;
  readonly slug: Slug;
  readonly section: Slug;
  readonly language: string;
  readonly headline: string;
  readonly publishedAt: Instant;
}

/** What stands at the head of a thread. */
export interface ThreadState {
  readonly mode: ThreadMode;
  /** Whether one may write with a name alone. */
  readonly guests: boolean;
  /** Comments shown. */
  readonly shown: number;
}
