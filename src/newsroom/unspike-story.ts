import type { StoryCode } from "../kernel/ids.js";
import type { Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Takes a story off the spike again. */
export const unspikeStory = (press: Press, actor: Actor, code: StoryCode): Promise<Result<Taken, string>> =>
  actOnStory(press, actor, { code, act: "unspiked", revision: null, effective: null, reason: null });
