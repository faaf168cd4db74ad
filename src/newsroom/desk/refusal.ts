import type { Refusal } from "../../domain/refusal/refusal.js";
import type { PartDifference } from "../../domain/story/difference.js";
import { err, type Result } from "../../kernel/result.js";

/** Why the desk does not do what it was asked, for the one who asked. */
export interface DeskRefusal {
  readonly kind: "missing" | "forbidden" | "moved-on" | "not-now" | "changed-since-approval" | "blocked" | "unreadable";
  readonly why: Refusal;
  /** What changed since, where that is why. */
  readonly difference?: readonly PartDifference[];
}

export const refuse = (
  kind: DeskRefusal["kind"],
  why: Refusal,
  difference?: readonly PartDifference[],
): Result<never, DeskRefusal> => err({ kind, why, ...(difference !== undefined && { difference }) });
