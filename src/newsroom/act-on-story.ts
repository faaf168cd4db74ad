import { err, type Result } from "../kernel/result.js";
import type { Actor, Press } from "./press.js";
import { type Step, type Taken, takeStep } from "./take-steps.js";

/** One act in a transaction of its own: what the verbs of this room have in common. */
export const actOnStory = async (press: Press, actor: Actor, step: Step): Promise<Result<Taken, string>> => {
  const taken = await press.database.transact((tx) => takeStep(tx, { actor, at: press.clock.now() }, step));
  return taken.ok ? taken : err(taken.error.sentence);
};
