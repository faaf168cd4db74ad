import type { StoryCode } from "../kernel/ids.js";
import { err, type Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Removes a story for legal reasons: its address answers 410 with the reason, its text is kept in the ledger. */
export async function takeDownStory(
  press: Press,
  actor: Actor,
  ask: { code: StoryCode; reason: string },
): Promise<Result<Taken, string>> {
  if (ask.reason.trim() === "") return err("A takedown needs the reason that readers will be given.");
  return actOnStory(press, actor, {
    code: ask.code,
    act: "takenDown",
    revision: null,
    effective: null,
    reason: ask.reason.trim(),
  });
}
