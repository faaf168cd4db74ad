import type { Decider } from "../../comments/decider.js";
import { type Deciding, type DecisionFault, decide, type SeenComment } from "../../comments/moderation/decide.js";
import type { Transactor } from "../../database/handles.js";
import { type CommentId, parseCommentId } from "../../domain/comment/comment-id.js";
import { because, type Refusal } from "../../domain/refusal/refusal.js";
import type { RefusalCode } from "../../domain/refusal/refusals.js";
import type { Result } from "../../kernel/result.js";
import type { Asker } from "../../newsroom/desk/asker.js";
import { type DeskRefusal, refuse } from "../../newsroom/desk/refusal.js";
import type { DeskHouse } from "./desk-house.js";

const faults = {
  moved: ["moved-on", "comment-moved"],
  impossible: ["not-now", "comment-impossible"],
  unknown: ["missing", "no-comment"],
  "no-reason": ["unreadable", "needs-refusal-reason"],
} as const satisfies Record<DecisionFault, readonly [DeskRefusal["kind"], RefusalCode]>;

export function refusal(fault: DecisionFault): Result<never, DeskRefusal> {
  const [kind, code] = faults[fault];
  return refuse(kind, because(code));
}
export const missing = (): Result<never, DeskRefusal> => refusal("unknown");

/** Whoever asks, as the comments' log writes them down. */
export const decider = ({ actor }: Asker): Decider => actor as Decider;

export const idOf = ({ id }: Readonly<Record<string, string>>): CommentId => parseCommentId(id) ?? (0 as CommentId);

/** Tells the open desks that some comment is not as it was. */
export const tell = ({ pulse }: DeskHouse, { actor }: Asker): void =>
  pulse.tell({ noun: "comment", subject: "*", act: "changed", actor });

interface Bulk extends Omit<Deciding, "by"> {
  readonly asker: Asker;
  readonly comments: readonly { readonly id: number; readonly version: number }[];
}

/** Decides on each comment as it was seen; those that moved are named with the reason, the others are done. */
export async function decideAll(tx: Transactor, { asker, comments, ...deciding }: Bulk) {
  const done: { id: number; decision: string; version: number }[] = [];
  const refused: { id: number; why: Refusal }[] = [];
  for (const seen of comments) {
    const answer = await decide(tx, { by: decider(asker), ...deciding }, seen as SeenComment);
    if (answer.ok) done.push({ id: seen.id, decision: answer.value, version: await versionNow(tx, seen.id) });
    else refused.push({ id: seen.id, why: because(faults[answer.error][1]) });
  }
  return { done, refused };
}

/** What whoever takes the decision back must say they saw. */
async function versionNow({ rows }: Transactor, id: number): Promise<number> {
  const { version } = await rows.selectFrom("comment").select("version").where("id", "=", id).executeTakeFirstOrThrow();
  return version;
}
