import type { Revision } from "../domain/story/revision.js";
import type { StoryCode } from "../kernel/ids.js";
import { err, type Result } from "../kernel/result.js";
import { nextCode } from "./next-code.js";
import type { Actor, Press } from "./press.js";
import { type Taken, takeStep } from "./take-steps.js";

/** Saves a revision as the working copy; without a code it is a new story and gets the next one. */
export const saveStory = (
  press: Press,
  actor: Actor,
  ask: { code: StoryCode | null; revision: Revision },
): Promise<Result<Taken, string>> =>
  press.database.transact(async (tx) => {
    const code = ask.code ?? (await nextCode(tx.rows));
    const step = { code, act: "saved", revision: ask.revision, effective: null, reason: null } as const;
    const taken = await takeStep(tx, { actor, at: press.clock.now() }, step);
    return taken.ok ? taken : err(taken.error.sentence);
  });
