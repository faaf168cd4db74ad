import type { StoryCode } from "../kernel/ids.js";
import type { Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Replaces what the public sees by the working copy, with the time but without a note. */
export const updateStory = (press: Press, actor: Actor, code: StoryCode): Promise<Result<Taken, string>> =>
  actOnStory(press, actor, { code, act: "updated", revision: null, effective: null, reason: null });
