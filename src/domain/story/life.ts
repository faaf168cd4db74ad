import type { Instant } from "../../kernel/ids.js";
import type { StoryAct } from "./act.js";
import type { PublicNote, Revision } from "./revision.js";

/** Where a story stands with the public. */
export type Standing = "unpublished" | "scheduled" | "published" | "killed" | "takenDown" | "spiked";
/** Where its working copy stands with the desk. */
export type Stage = "draft" | "submitted" | "approved";

/** The version the public sees, or last saw. */
export interface ShownVersion {
  /** Null once its text was redacted. */
  readonly revision: Revision | null;
  readonly publishedAt: Instant;
  readonly updatedAt: Instant | null;
  readonly notes: readonly PublicNote[];
}

export interface PublicVersion extends ShownVersion {
  readonly revision: Revision;
}

/** A story's life so far: the fold of its ledger entries. */
export interface StoryLife {
  readonly standing: Standing;
  readonly stage: Stage;
  /** The newest revision at the desk; null when its text was redacted. */
  readonly working: Revision | null;
  /** Set while `standing` is scheduled: exactly this revision goes out, whatever is saved meanwhile. */
  readonly scheduled: { readonly at: Instant; readonly revision: Revision | null } | null;
  /** Kept when a story is killed or taken down, so that it can be restored; null when never published. */
  readonly shown: ShownVersion | null;
  /** Set while `standing` is killed or takenDown. */
  readonly gone: { readonly kind: "killed" | "takenDown"; readonly reason: string; readonly at: Instant } | null;
}

/** What the public may see of a story now: the one rule behind every public surface. */
export function publicVersion(life: StoryLife | null): PublicVersion | null {
  if (life?.standing !== "published" || life.shown === null) return null;
  const { revision } = life.shown;
  return revision === null ? null : { ...life.shown, revision };
}

/**
 * The words an act that brings none carries on. A kill, takedown or restoration is about what the public saw; else
 * what is scheduled goes before what the desk has since saved.
 */
export function currentRevision(life: StoryLife, act: StoryAct): Revision | null {
  if (act === "killed" || act === "takenDown" || act === "restored") return life.shown?.revision ?? null;
  return life.standing === "scheduled" ? (life.scheduled?.revision ?? null) : life.working;
}
