import type { Revision } from "../domain/story/revision.js";
import type { StoryCode } from "../kernel/ids.js";
import type { Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Replaces what the public sees by the working copy (or the revision given), with the time but without a note. */
export const updateStory = (
  press: Press,
  actor: Actor,
  { code, revision = null }: { readonly code: StoryCode; readonly revision?: Revision | null },
): Promise<Result<Taken, string>> =>
  actOnStory(press, actor, { code, act: "updated", revision, effective: null, reason: null });
