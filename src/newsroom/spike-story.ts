import type { StoryCode } from "../kernel/ids.js";
import type { Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Puts an unpublished story on the spike; nothing is lost. */
export const spikeStory = (press: Press, actor: Actor, code: StoryCode): Promise<Result<Taken, string>> =>
  actOnStory(press, actor, { code, act: "spiked", revision: null, effective: null, reason: null });
