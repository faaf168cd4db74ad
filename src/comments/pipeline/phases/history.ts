import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, wait } from "../phase.js";

/** A writer who was often refused of late. */
export function history(_candidate: Candidate, { earlier, ofTheDesk, policy }: Known): PhaseFinding | null {
  const { refused: limit, ofLast } = policy.history;
  if (ofTheDesk || limit === 0) return null;
  const refused = earlier.slice(0, ofLast).filter(({ state }) => state === "refused").length;
  return refused >= limit ? wait("history", `${refused} / ${ofLast}`) : null;
}
