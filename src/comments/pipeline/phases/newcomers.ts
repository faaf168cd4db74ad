import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, wait } from "../phase.js";

/** Whoever has not yet had so many comments approved. */
export const newcomers = (_candidate: Candidate, { approved, ofTheDesk, policy }: Known): PhaseFinding | null =>
  !ofTheDesk && approved < policy.newcomers ? wait("newcomer", `${approved} / ${policy.newcomers}`) : null;
