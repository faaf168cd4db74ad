import { refusalReasons } from "../../../domain/comment/reasons.js";
import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, type PhaseHelp, refuse, wait } from "../phase.js";

const longestDetail = 300;

/** What a program elsewhere says of it. Silence, an error, or an answer that cannot be read never lets a comment go live. */
export async function outside(
  { words, name, edition, language, code }: Candidate,
  { policy }: Known,
  { ask, signal }: PhaseHelp,
): Promise<PhaseFinding | null> {
  if (policy.classifier === null) return null;
  const answer = await ask(policy.classifier, { words, name, edition, language, code }, signal);
  return answer.ok ? read(answer.value) : wait("classifier-silent", answer.error.slice(0, longestDetail));
}

/** `{"decision": "go on"}`, or `"wait"` or `"refuse"` with a `reason` of ours and a `detail` for the moderator. */
function read(answer: unknown): PhaseFinding | null {
  const { decision, reason, detail } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  const note = typeof detail === "string" ? detail.slice(0, longestDetail) : "";
  if (decision === "go on") return null;
  if (decision === "wait") return wait("classifier", note);
  if (decision === "refuse") return refuse(refusalReasons.find((one) => one === reason) ?? "other", note);
  return wait("classifier-silent", "The answer has no decision.");
}
