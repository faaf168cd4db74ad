import type { Instant, StoryCode } from "../kernel/ids.js";
import type { Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Sets the working copy, as it is now, to be published at a moment; never before its embargo ends. */
export const scheduleStory = (
  press: Press,
  actor: Actor,
  ask: { code: StoryCode; at: Instant },
): Promise<Result<Taken, string>> =>
  actOnStory(press, actor, { code: ask.code, act: "scheduled", revision: null, effective: ask.at, reason: null });
