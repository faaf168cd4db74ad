import type { StoryCode } from "../kernel/ids.js";
import { err, type Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Replaces what the public sees by the working copy, with a dated correction on the page. */
export async function correctStory(press: Press, actor: Actor, ask: { code: StoryCode; note: string }): Promise<Result<Taken, string>> {
  if (ask.note.trim() === "") return err("A correction needs a note that tells readers what was wrong.");
  return actOnStory(press, actor, { code: ask.code, act: "corrected", revision: null, effective: null, reason: ask.note.trim() });
}
