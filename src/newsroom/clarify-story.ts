import type { Revision } from "../domain/story/revision.js";
import type { StoryCode } from "../kernel/ids.js";
import { err, type Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Replaces what the public sees, with a dated clarification on the page; without a revision, by the working copy. */
export async function clarifyStory(
  press: Press,
  actor: Actor,
  {
    code,
    note,
    revision = null,
  }: { readonly code: StoryCode; readonly note: string; readonly revision?: Revision | null },
): Promise<Result<Taken, string>> {
  const reason = note.trim();
  if (reason === "") return err("A clarification needs a note that tells readers what was unclear.");
  return actOnStory(press, actor, { code, act: "clarified", revision, effective: null, reason });
}
