import type { Permission } from "../person/permissions.js";
import type { StoryAct } from "./act.js";

/** What someone at the desk can do with a whole story. */
export const deskActs = [
  ...["submit", "sendBack", "approve", "schedule", "unschedule", "publish"],
  ...["update", "correct", "clarify", "kill", "takeDown", "restore", "spike", "unspike"],
] as const;
export type DeskAct = (typeof deskActs)[number];

interface DeskActRule {
  /** What is entered in the ledger. */
  readonly entered: StoryAct;
  readonly permission: Permission;
  /**
   * What words it is about. "approved": exactly the approved ones, and nobody typed since; "seen": exactly those the
   * one who acts has before their eyes; "typed": whatever is in the copy; "public": the words readers have.
   */
  readonly words: "approved" | "seen" | "typed" | "public";
  /** Whether it must come with words of its own: a public note, a public reason, or words to a colleague. */
  readonly note: "required" | "optional" | "none";
  /** Whether it lets words out, so that the checklist must be clear. */
  readonly letsOut: boolean;
}

const rule = (
  entered: StoryAct,
  permission: Permission,
  [words, note, letsOut]: readonly [DeskActRule["words"], DeskActRule["note"], boolean],
): DeskActRule => ({ entered, permission, words, note, letsOut });

/** Each act of the desk: what it enters, who may, and on which words. */
export const deskActRules: Readonly<Record<DeskAct, DeskActRule>> = {
  submit: rule("submitted", "submit", ["typed", "none", false]),
  sendBack: rule("saved", "send back", ["typed", "optional", false]),
  approve: rule("approved", "approve", ["seen", "none", true]),
  schedule: rule("scheduled", "schedule", ["approved", "none", true]),
  unschedule: rule("unscheduled", "schedule", ["public", "none", false]),
  publish: rule("published", "publish", ["approved", "none", true]),
  update: rule("updated", "change", ["seen", "optional", true]),
  correct: rule("corrected", "change", ["seen", "required", true]),
  clarify: rule("clarified", "change", ["seen", "required", true]),
  kill: rule("killed", "withdraw", ["public", "required", false]),
  takeDown: rule("takenDown", "withdraw", ["public", "required", false]),
  restore: rule("restored", "withdraw", ["public", "none", false]),
  spike: rule("spiked", "spike", ["typed", "none", false]),
  unspike: rule("unspiked", "spike", ["public", "none", false]),
};
