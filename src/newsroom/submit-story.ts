import type { StoryCode } from "../kernel/ids.js";
import type { Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Hands the working copy to the desk. */
export const submitStory = (press: Press, actor: Actor, code: StoryCode): Promise<Result<Taken, string>> =>
  actOnStory(press, actor, { code, act: "submitted", revision: null, effective: null, reason: null });
