import { randomUUID } from "node:crypto";
import type { CommentTable } from "../../database/comment-tables.js";
import type { Transactor } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { ModeratorAct } from "../../domain/comment/moderator-act.js";
import type { RefusalReason } from "../../domain/comment/reasons.js";
import type { CommentState } from "../../domain/comment/state.js";
import type { Instant } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { changeState, type StateFault } from "../change-state.js";
import type { Decider } from "../decider.js";
import { noteChange, threadTag } from "../thread/note-change.js";
import { projectComment } from "../thread/project-comment.js";
import { settleReports } from "./settle-reports.js";

export interface Deciding {
  readonly by: Decider;
  readonly at: Instant;
  readonly act: ModeratorAct;
  /** Needed for a refusal: the writer is told. */
  readonly reason: RefusalReason | null;
  /** What the writer is told besides. */
  readonly note: string | null;
}

/** A comment as the moderator saw it. */
export interface SeenComment {
  readonly id: CommentId;
  readonly version: number;
}

export type DecisionFault = StateFault | "no-reason";

const becomes: Readonly<
  Record<Exclude<ModeratorAct, "feature" | "unfeature">, readonly [to: CommentState, act: string]>
> = { approve: ["approved", "approved"], refuse: ["refused", "refused"], hold: ["waiting", "held"] };

/**
 * A moderator decides on a comment as they saw it: of two who decide on the same version the second is told that it
 * moved. To approve what is public already says that someone looked, and settles its reports. Answers the decision's id.
 */
export async function decide(
  tx: Transactor,
  deciding: Deciding,
  { id, version }: SeenComment,
): Promise<Result<string, DecisionFault>> {
  const { act, by, at, note } = deciding;
  if (act === "feature" || act === "unfeature") return mark(tx, deciding, { id, version });
  if (act === "refuse" && deciding.reason === null) return err("no-reason");
  const [to, word] = becomes[act];
  const row = await seen(tx, { id, version });
  if (!row.ok) return row;
  const reason = act === "refuse" ? deciding.reason : null;
  const done =
    row.value.state === to && act === "approve"
      ? await log(tx, row.value, { deciding, word })
      : await changeState(tx, { id, to, at, by, act: word, reason, note, seen: version });
  if (done.ok) await settleReports(tx, id, at);
  return done;
}

async function seen(tx: Transactor, { id, version }: SeenComment): Promise<Result<CommentTable, StateFault>> {
  const row = await tx.rows.selectFrom("comment").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return err("unknown");
  return row.version === version ? ok(row) : err("moved");
}

/** The editor's pick, and its end. */
async function mark(
  tx: Transactor,
  deciding: Deciding,
  { id, version }: SeenComment,
): Promise<Result<string, DecisionFault>> {
  const row = await seen(tx, { id, version });
  if (!row.ok) return row;
  const picked = deciding.act === "feature" ? 1 : 0;
  if (row.value.state !== "approved" || row.value.picked === picked) return err("impossible");
  const done = await log(tx, row.value, { deciding, word: picked === 1 ? "picked" : "unpicked" });
  await tx.rows.updateTable("comment").set({ picked }).where("id", "=", id).execute();
  await projectComment(tx, id);
  await noteChange(tx, [threadTag(row.value.code)]);
  return done;
}

/** Logs a decision that leaves the state as it is. */
async function log(
  { rows }: Transactor,
  { id, state, version, moderated_at }: CommentTable,
  { deciding: { by, at, note }, word }: { readonly deciding: Deciding; readonly word: string },
): Promise<Result<string, never>> {
  await rows
    .updateTable("comment")
    .set({ version: version + 1, moderated_at: moderated_at ?? at, reason: null })
    .where("id", "=", id)
    .execute();
  const decision = randomUUID();
  const states = { state_before: state, state_after: state };
  await rows
    .insertInto("comment_decision")
    .values({ id: decision, comment: id, at, actor: by, act: word, ...states, reason: null, note, undoes: null })
    .execute();
  return ok(decision);
}
