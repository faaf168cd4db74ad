import type { EditionId, StoryCode } from "../../kernel/ids.js";

/** What an editor has set on an edition's front; the rest fills itself with the newest. */
export interface Front {
  readonly edition: EditionId;
  /** In order: the lead first, then the seconds. */
  readonly slots: readonly StoryCode[];
  /** "Featured stories", in order. */
  readonly featured: readonly StoryCode[];
}
