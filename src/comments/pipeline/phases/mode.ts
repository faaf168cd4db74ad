import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, wait } from "../phase.js";

/** Where a moderator looks before publication, everything waits but what the desk answers for. */
export const mode = ({ mode }: Candidate, { ofTheDesk }: Known): PhaseFinding | null =>
  mode === "after" || ofTheDesk ? null : wait("mode");
