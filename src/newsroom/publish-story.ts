import type { Revision } from "../domain/story/revision.js";
import type { StoryCode } from "../kernel/ids.js";
import type { Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/**
 * Makes the working copy (or the revision given) public now; of a scheduled story the words that were scheduled, whatever
 * was saved since. Under an embargo it is scheduled for its end instead.
 */
export const publishStory = (
  press: Press,
  actor: Actor,
  { code, revision = null }: { readonly code: StoryCode; readonly revision?: Revision | null },
): Promise<Result<Taken, string>> =>
  actOnStory(press, actor, { code, act: "published", revision, effective: null, reason: null });
