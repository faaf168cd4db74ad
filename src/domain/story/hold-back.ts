import type { Instant } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { because, type Refusal } from "../refusal/refusal.js";
import type { StoryAct } from "./act.js";
import type { Revision } from "./revision.js";

export interface Intended {
  readonly act: StoryAct;
  readonly effective: Instant | null;
  readonly revision: Revision | null;
}

/**
 * The embargo, as a rule below every door: a publication whose embargo (or whose own date) is still to come becomes a
 * schedule for that moment, a schedule cannot fall before it, and what is public already cannot be put under one.
 */
export function holdBack(
  { act, effective, revision }: Intended,
  now: Instant,
): Result<Omit<Intended, "revision">, Refusal> {
  const until = Math.max(revision?.embargo ?? 0, revision?.dated ?? 0) as Instant;
  if (act === "published") return ok(until > now ? { act: "scheduled", effective: until } : { act, effective });
  if (act === "scheduled") return scheduled(Math.max(until, effective ?? now) as Instant, now);
  const changesWords = act === "updated" || act === "corrected" || act === "clarified";
  if (changesWords && until > now) return err(because("public-embargo"));
  return ok({ act, effective });
}

const scheduled = (at: Instant, now: Instant): Result<Omit<Intended, "revision">, Refusal> =>
  at > now ? ok({ act: "scheduled", effective: at }) : err(because("moment-passed"));
