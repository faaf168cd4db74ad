import type { StoryCode } from "../kernel/ids.js";
import type { Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Takes a story off the schedule; it stays unpublished. */
export const unscheduleStory = (press: Press, actor: Actor, code: StoryCode): Promise<Result<Taken, string>> =>
  actOnStory(press, actor, { code, act: "unscheduled", revision: null, effective: null, reason: null });
