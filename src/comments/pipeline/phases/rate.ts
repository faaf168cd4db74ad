import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, wait } from "../phase.js";

/** More at once than someone who reads would write. A flood is stopped at the door; this is the hand that waves a friend down. */
export function rate({ at }: Candidate, { earlier, policy }: Known): PhaseFinding | null {
  const { comments, minutes } = policy.rate;
  const lately = earlier.filter((one) => one.at > at - minutes * 60_000).length;
  return lately >= comments ? wait("rate", `${lately + 1} / ${minutes} min`) : null;
}
