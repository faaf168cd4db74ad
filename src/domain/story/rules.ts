import { err, ok, type Result } from "../../kernel/result.js";
import { because, type Refusal } from "../refusal/refusal.js";
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

/** Whether an act may follow a life so far; the refusal is for the one who asked. */
export function mayHappen(life: StoryLife | null, act: StoryAct): Result<null, Refusal> {
  const standing = life?.standing ?? "new";
  if (!allowedFrom[act].includes(standing)) return err(because("standing", { standing, act }));
  const stages = allowedAtStage[act];
  if (life !== null && stages !== undefined && !stages.includes(life.stage))
    return err(because("stage", { stage: life.stage, act }));
  if (act === "restored" && life?.shown?.revision == null) return err(because("nothing-to-restore"));
  return ok(null);
}
