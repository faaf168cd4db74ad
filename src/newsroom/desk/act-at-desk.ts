import type { Transactor } from "../../database/handles.js";
import { because } from "../../domain/refusal/refusal.js";
import type { RefusalCode } from "../../domain/refusal/refusals.js";
import { type DeskAct, deskActRules } from "../../domain/story/desk-act.js";
import { difference } from "../../domain/story/difference.js";
import type { Revision } from "../../domain/story/revision.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { settleCopy } from "../copy/keep-copy.js";
import { saveCopy } from "../copy/save-copy.js";
import { wordsHash } from "../copy/words-hash.js";
import { takeStep } from "../take-steps.js";
import type { Asker } from "./asker.js";
import { type OpenStory, openAtDesk, permitted } from "./open-at-desk.js";
import { type DeskRefusal, refuse } from "./refusal.js";

/** What someone at the desk asks to be done with a story. */
export interface DeskAsk {
  readonly asker: Asker;
  readonly at: Instant;
  readonly code: StoryCode;
  readonly act: DeskAct;
  /** The story as they saw it, by its etag. */
  readonly seen: string;
  /** A public note or reason, or words to a colleague; null for none. */
  readonly note: string | null;
  /** For a schedule: when. */
  readonly moment: Instant | null;
}

/**
 * Does it, within the transaction, or says why not. What is published is exactly the approved revision, and what is
 * approved is exactly what the approver saw: the words are compared under the writer's lock.
 */
export async function actAtDesk(tx: Transactor, ask: DeskAsk): Promise<Result<OpenStory, DeskRefusal>> {
  const story = await openAtDesk(tx, ask);
  if (story === null) return refuse("missing", because("no-story", { code: ask.code }));
  const refused = (await guard(tx, story, ask)) ?? null;
  if (refused !== null) return refused;
  const { entered, words } = deskActRules[ask.act];
  const typed = words === "typed" || words === "seen" ? story.words : null;
  // What was typed is a revision of its own, by those who typed it, before anything is done with it.
  if (typed !== null && ask.act !== "sendBack") await saveCopy(tx, { actor: ask.asker.actor, at: ask.at }, story);
  const step = {
    code: ask.code,
    act: entered,
    revision: ask.act === "sendBack" ? story.words : words === "public" ? null : (typed ?? story.life.working),
    effective: ask.moment,
    reason: ask.note,
  };
  const taken = await takeStep(tx, { actor: ask.asker.actor, at: ask.at }, step);
  if (!taken.ok) return refuse("not-now", taken.error);
  const copy = { ...story.copy, agreed: agreedAfter(story, typed), typists: [] };
  await settleCopy(tx, ask.code, copy);
  const after = await openAtDesk(tx, { ...ask, copy });
  return after === null ? refuse("missing", because("no-story", { code: ask.code })) : ok(after);
}

const agreedAfter = ({ copy, words }: OpenStory, typed: Revision | null): string =>
  typed === null ? copy.agreed : wordsHash(words);

type Refused = Result<never, DeskRefusal>;

async function guard(tx: Transactor, story: OpenStory, ask: DeskAsk): Promise<Refused | null> {
  const { permission, note, words } = deskActRules[ask.act];
  const denied = permitted({ asker: ask.asker, state: story.state }, permission);
  if (denied !== null) return refuse("forbidden", denied);
  if (note === "required" && ask.note === null)
    return refuse("unreadable", because(noteAsked[ask.act] ?? "needs-note"));
  if (ask.act === "schedule" && ask.moment === null) return refuse("unreadable", because("needs-moment"));
  const stale = words === "approved" ? await sinceApproval(tx, story) : null;
  if (stale !== null) return stale;
  const moved = movedOn(story, ask);
  if (moved !== null) return moved;
  const reason = story.refusals[ask.act];
  if (reason !== null) return refuse(story.checklist.blocks.length > 0 ? "blocked" : "not-now", reason);
  if (ask.act === "update" && wordsHash(story.words) === wordsHash(story.life.shown?.revision ?? null))
    return refuse("not-now", because("same-as-public"));
  return null;
}

const noteAsked: Partial<Record<DeskAct, RefusalCode>> = {
  correct: "needs-correction",
  clarify: "needs-clarification",
  kill: "needs-kill-reason",
  takeDown: "needs-takedown-reason",
};

/** Typed on after it was approved: then it is not the approved revision that would go out. */
async function sinceApproval(tx: Transactor, story: OpenStory): Promise<Refused | null> {
  const { life, words } = story;
  if (life.stage === "approved" && wordsHash(life.working) === wordsHash(words)) return null;
  const approved = await lastApproved(tx, story.code);
  if (approved === null) return null;
  return refuse("changed-since-approval", because("changed-since-approval"), difference(approved, words));
}

/** The revision last approved, if nothing was published or sent back since. */
async function lastApproved(tx: Transactor, code: StoryCode): Promise<Revision | null> {
  const rows = await tx.rows
    .selectFrom("ledger")
    .select(["act", "body"])
    .where("noun", "=", "story")
    .where("subject", "=", String(code))
    .where("act", "not in", ["saved", "scheduled", "unscheduled"])
    .orderBy("seq", "desc")
    .limit(1)
    .execute();
  const last = rows[0];
  return last?.act === "approved" && last.body !== null ? (JSON.parse(last.body) as Revision) : null;
}

/** The etag says what they saw: acts on words want it whole, the others only that nothing else was done meanwhile. */
function movedOn(story: OpenStory, { act, seen }: DeskAsk): Refused | null {
  if (seen === story.etag) return null;
  const { words } = deskActRules[act];
  const sameActs = seen.split("-")[0] === story.etag.split("-")[0];
  if (sameActs && (words === "typed" || words === "public")) return null;
  return refuse("moved-on", because(sameActs ? "typed-since" : "done-since"));
}
