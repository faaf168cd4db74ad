import { err, ok, type Result } from "../../kernel/result.js";
import type { StoryAct } from "./act.js";
import type { Stage, Standing, StoryLife } from "./life.js";

/** From which standings an act may happen; "new" is a code that has no entry yet. */
const allowedFrom: Record<StoryAct, readonly (Standing | "new")[]> = {
  saved: ["new", "unpublished", "scheduled", "published"],
  submitted: ["unpublished", "scheduled", "published"],
  approved: ["unpublished", "scheduled", "published"],
  scheduled: ["new", "unpublished", "scheduled"],
  unscheduled: ["scheduled"],
  published: ["new", "unpublished", "scheduled"],
  updated: ["published"],
  corrected: ["published"],
  clarified: ["published"],
  // A wire's cancellation of a story that never came leaves its tombstone, so "new" may be killed or taken down.
  killed: ["new", "published"],
  takenDown: ["new", "published", "killed"],
  restored: ["killed", "takenDown"],
  spiked: ["unpublished", "scheduled"],
  unspiked: ["spiked"],
  // Of a published story only the words that are no longer public can be redacted: the verb sees to that.
  redacted: ["unpublished", "published", "killed", "takenDown", "spiked"],
};

const allowedAtStage: Partial<Record<StoryAct, readonly Stage[]>> = {
  submitted: ["draft"],
  approved: ["draft", "submitted"],
};

const standingWords: Record<Standing | "new", string> = {
  new: "not there yet",
  unpublished: "not published",
  scheduled: "scheduled",
  published: "published",
  killed: "killed",
  takenDown: "taken down",
  spiked: "spiked",
};

/** Whether an act may follow a life so far; the refusal is a sentence for the one who asked. */
export function mayHappen(life: StoryLife | null, act: StoryAct): Result<null, string> {
  const standing = life?.standing ?? "new";
  if (!allowedFrom[act].includes(standing))
    return err(`A story that is ${standingWords[standing]} cannot be ${words(act)}.`);
  const stages = allowedAtStage[act];
  if (life !== null && stages !== undefined && !stages.includes(life.stage))
    return err(`A story whose copy is ${life.stage} cannot be ${words(act)}.`);
  if (act === "restored" && life?.shown?.revision == null)
    return err("There is no text left to restore: it was redacted, or never came.");
  return ok(null);
}

const words = (act: StoryAct): string => act.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
