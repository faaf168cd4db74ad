import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, refuse, wait } from "../phase.js";

const day = 86_400_000;

/** The writer said it here already; or too many people say it word for word. */
export function repeats(
  { wordsHash, code, at }: Candidate,
  { earlier, sameWords, policy }: Known,
): PhaseFinding | null {
  const again = earlier.some((one) => one.wordsHash === wordsHash && one.code === code && one.at > at - day);
  if (again) return refuse("repeat");
  return sameWords >= policy.repeats ? wait("repeat", String(sameWords)) : null;
}
