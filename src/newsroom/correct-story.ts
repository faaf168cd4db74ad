import type { Revision } from "../domain/story/revision.js";
import type { StoryCode } from "../kernel/ids.js";
import { err, type Result } from "../kernel/result.js";
import { actOnStory } from "./act-on-story.js";
import type { Actor, Press } from "./press.js";
import type { Taken } from "./take-steps.js";

/** Replaces what the public sees, with a dated correction on the page; without a revision, by the working copy. */
export async function correctStory(
  press: Press,
  actor: Actor,
  {
    code,
    note,
    revision = null,
  }: { readonly code: StoryCode; readonly note: string; readonly revision?: Revision | null },
): Promise<Result<Taken, string>> {
  const reason = note.trim();
  if (reason === "") return err("A correction needs a note that tells readers what was wrong.");
  return actOnStory(press, actor, { code, act: "corrected", revision, effective: null, reason });
}
