import type { Transactor } from "../../database/handles.js";
import type { StoryStateTable } from "../../database/tables.js";
import { may } from "../../domain/person/may.js";
import type { Permission } from "../../domain/person/permissions.js";
import { because, type Refusal } from "../../domain/refusal/refusal.js";
import { type Checklist, checklist } from "../../domain/story/checklist.js";
import { type DeskAct, deskActRules, deskActs } from "../../domain/story/desk-act.js";
import { mayHappen } from "../../domain/story/rules.js";
import { strangeEmbeds } from "../../domain/story/strange-embeds.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { alignCopy, type StoryAtDesk, type Wanted } from "../copy/align-copy.js";
import { wordsHash } from "../copy/words-hash.js";
import type { Asker } from "./asker.js";
import { broughtEmbeds } from "./brought-embeds.js";

/** A story as someone at the desk has it open: what it says, where it stands, and what they may do with it. */
export interface OpenStory extends StoryAtDesk {
  readonly code: StoryCode;
  readonly state: StoryStateTable;
  /** Changes with every act and every word: what a write must say it saw. */
  readonly etag: string;
  readonly checklist: Checklist;
  /** For each act null, or why not. */
  readonly refusals: Readonly<Record<DeskAct, Refusal | null>>;
  /** Null, or why this person may not type in it now. */
  readonly readOnly: Refusal | null;
}

/** Opens a story for someone, its copy brought together with the ledger; null where there is none to open. */
export async function openAtDesk(
  tx: Transactor,
  { asker, at, ...wanted }: Wanted & { readonly asker: Asker; readonly at: Instant },
): Promise<OpenStory | null> {
  const story = await alignCopy(tx, { actor: asker.actor, at }, wanted);
  const { code } = wanted;
  const state = await tx.rows.selectFrom("story_state").selectAll().where("code", "=", code).executeTakeFirst();
  if (story === null || state === undefined) return null;
  // Asked only of the few stories that have an embed of another kind.
  const embeds = strangeEmbeds(story.words).length === 0 ? none : await broughtEmbeds(tx.rows, { code, ...story });
  return asOpened({ code, asker, state, story, embeds });
}

const none: ReadonlySet<string> = new Set();

interface Found {
  readonly code: StoryCode;
  readonly asker: Asker;
  readonly state: StoryStateTable;
  readonly story: StoryAtDesk;
  /** The addresses of embeds it came with. */
  readonly embeds: ReadonlySet<string>;
}

function asOpened({ code, asker, state, story, embeds }: Found): OpenStory {
  const list = checklist(story.words, { slug: story.life.shown?.revision?.slug ?? null, embeds });
  const found = { asker, state, story, list };
  const refusals = Object.fromEntries(deskActs.map((act) => [act, whyNot(act, found)])) as Record<
    DeskAct,
    Refusal | null
  >;
  return { ...story, code, state, etag: etagOf(state, story), checklist: list, refusals, readOnly: whyReadOnly(found) };
}

/** `act-words`: the last act that did more than save, and what the copy says. */
export const etagOf = (state: Pick<StoryStateTable, "act_seq">, { words }: Pick<StoryAtDesk, "words">): string =>
  `"${state.act_seq}-${wordsHash(words).slice(0, 16)}"`;

interface Judged extends Omit<Found, "code" | "embeds"> {
  readonly list: Checklist;
}

/** Whether this person has a permission for this story; null, or why not. */
export function permitted({ asker, state }: Pick<Judged, "asker" | "state">, permission: Permission): Refusal | null {
  const answer = may({ roles: asker.roles, own: state.begun_by === asker.actor }, permission);
  return answer.ok ? null : answer.error;
}

function whyNot(act: DeskAct, judged: Judged): Refusal | null {
  const { entered, permission, words, letsOut } = deskActRules[act];
  const { life } = judged.story;
  const denied = permitted(judged, permission);
  if (denied !== null) return denied;
  if (act === "sendBack") return life.stage === "draft" ? because("with-writer") : null;
  const allowed = mayHappen(life, entered);
  if (!allowed.ok) return allowed.error;
  if (words === "approved" && life.stage !== "approved") return because("not-approved");
  return letsOut ? blocked(judged.list) : null;
}

/** The checklist's blockers as one refusal; null when it is clear. */
const blocked = ({ blocks }: Checklist): Refusal | null =>
  blocks.length === 0 ? null : because("blocked", { blocks: blocks.join(",") });

function whyReadOnly(judged: Judged): Refusal | null {
  const denied = permitted(judged, "edit");
  if (denied !== null) return denied;
  const { standing } = judged.story.life;
  const closed = standing === "killed" || standing === "takenDown" || standing === "spiked";
  return closed ? because(`is-${standing}`) : null;
}
