import type { StoryCode } from "../kernel/ids.js";
import { err, type Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Withdraws a published story: its address answers 410 with the reason. It can be restored. */
export async function killStory(
  press: Press,
  actor: Actor,
  ask: { code: StoryCode; reason: string },
): Promise<Result<Taken, string>> {
  if (ask.reason.trim() === "") return err("A kill needs the reason that readers will be given.");
  return actOnStory(press, actor, {
    code: ask.code,
    act: "killed",
    revision: null,
    effective: null,
    reason: ask.reason.trim(),
  });
}
