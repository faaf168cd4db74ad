import type { Transactor } from "../../database/handles.js";
import type { StoryStateTable } from "../../database/tables.js";
import { may } from "../../domain/person/may.js";
import type { Permission } from "../../domain/person/permissions.js";
import { type Checklist, checklist } from "../../domain/story/checklist.js";
import { type DeskAct, deskActRules, deskActs } from "../../domain/story/desk-act.js";
import { mayHappen } from "../../domain/story/rules.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { alignCopy, type StoryAtDesk } from "../copy/align-copy.js";
import { wordsHash } from "../copy/words-hash.js";
import type { Asker } from "./asker.js";

/** A story as someone at the desk has it open: what it says, where it stands, and what they may do with it. */
export interface OpenStory extends StoryAtDesk {
  readonly code: StoryCode;
  readonly state: StoryStateTable;
  /** Changes with every act and every word: what a write must say it saw. */
  readonly etag: string;
  readonly checklist: Checklist;
  /** For each act null, or the sentence that says why not. */
  readonly refusals: Readonly<Record<DeskAct, string | null>>;
  /** Null, or why this person may not type in it now. */
  readonly readOnly: string | null;
}

/** Opens a story for someone, its copy brought together with the ledger; null where there is none to open. */
export async function openAtDesk(
  tx: Transactor,
  { asker, at, code }: { readonly asker: Asker; readonly at: Instant; readonly code: StoryCode },
): Promise<OpenStory | null> {
  const story = await alignCopy(tx, { actor: asker.actor, at }, code);
  const state = await tx.rows.selectFrom("story_state").selectAll().where("code", "=", code).executeTakeFirst();
  return story === null || state === undefined ? null : asOpened({ code, asker, state, story });
}

interface Found {
  readonly code: StoryCode;
  readonly asker: Asker;
  readonly state: StoryStateTable;
  readonly story: StoryAtDesk;
}

export function asOpened({ code, asker, state, story }: Found): OpenStory {
  const list = checklist(story.words, story.life.shown?.revision?.slug ?? null);
  const found = { asker, state, story, list };
  const refusals = Object.fromEntries(deskActs.map((act) => [act, whyNot(act, found)])) as Record<
    DeskAct,
    string | null
  >;
  return { ...story, code, state, etag: etagOf(state, story), checklist: list, refusals, readOnly: whyReadOnly(found) };
}

/** `act-words`: the last act that did more than save, and what the copy says. */
export const etagOf = (state: Pick<StoryStateTable, "act_seq">, { words }: Pick<StoryAtDesk, "words">): string =>
  `"${state.act_seq}-${wordsHash(words).slice(0, 16)}"`;

interface Judged extends Omit<Found, "code"> {
  readonly list: Checklist;
}

/** Whether this person has a permission for this story; null, or the sentence that refuses. */
export function permitted({ asker, state }: Pick<Judged, "asker" | "state">, permission: Permission): string | null {
  const answer = may({ roles: asker.roles, own: state.begun_by === asker.actor }, permission);
  return answer.ok ? null : answer.error;
}

function whyNot(act: DeskAct, judged: Judged): string | null {
  const { entered, permission, words, letsOut } = deskActRules[act];
  const { life } = judged.story;
  const denied = permitted(judged, permission);
  if (denied !== null) return denied;
  if (act === "sendBack") return life.stage === "draft" ? "It is with its writer already." : null;
  const allowed = mayHappen(life, entered);
  if (!allowed.ok) return allowed.error;
  if (words === "approved" && life.stage !== "approved") return "It is not approved yet.";
  return letsOut ? blocked(judged.list) : null;
}

const blockerWords = {
  headline: "it has no headline",
  empty: "it has no text",
  alt: "a picture has no alternative text",
  credit: "a picture has no credit",
  legal: "it is held for a lawyer",
} as const;

/** The checklist's blockers as one sentence; null when it is clear. */
export const blocked = ({ blocks }: Checklist): string | null =>
  blocks.length === 0 ? null : `Not yet: ${blocks.map((one) => blockerWords[one]).join(", ")}.`;

const closed: Partial<Record<string, string>> = {
  killed: "It was killed: restore it to work on it.",
  takenDown: "It was taken down: restore it to work on it.",
  spiked: "It is spiked: bring it back to work on it.",
};

const whyReadOnly = (judged: Judged): string | null =>
  permitted(judged, "edit") ?? closed[judged.story.life.standing] ?? null;
