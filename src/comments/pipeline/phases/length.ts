import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, refuse } from "../phase.js";

/** Longer than the paper takes. What is longer than the house takes never comes this far. */
export function length({ words }: Candidate, { policy }: Known): PhaseFinding | null {
  const characters = [...words].length;
  return characters > policy.longest ? refuse("length", `${characters} > ${policy.longest}`) : null;
}
