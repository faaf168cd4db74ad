import { randomUUID } from "node:crypto";
import type { Transactor } from "../database/handles.js";
import type { CommentId } from "../domain/comment/comment-id.js";
import { type CommentState, mayBecome } from "../domain/comment/state.js";
import type { Instant } from "../kernel/ids.js";
import { err, ok, type Result } from "../kernel/result.js";
import { type Decider, isModerator } from "./decider.js";
import { noteChange, threadTag } from "./thread/note-change.js";
import { projectComment } from "./thread/project-comment.js";

/** A step in a comment's life. */
export interface StateChange {
  readonly id: CommentId;
  readonly to: CommentState;
  readonly at: Instant;
  readonly by: Decider;
  /** The word of the log: `approved`, `refused`, `held`, `withdrawn` … */
  readonly act: string;
  readonly reason: string | null;
  /** What the writer is told besides the reason. */
  readonly note: string | null;
  /** The version that was decided on; null where it does not matter. */
  readonly seen: number | null;
  /** The decision this one takes back. */
  readonly undoes?: string;
}

export type StateFault = "unknown" | "moved" | "impossible";

/**
 * Takes a comment into another state, logs who, when and why, and shows the public what it may see of it now. Of two
 * who decide on the same version the second is told that it moved. Answers the decision's id.
 */
export async function changeState(tx: Transactor, change: StateChange): Promise<Result<string, StateFault>> {
  const { id, to, at, by, reason, note } = change;
  const row = await tx.rows.selectFrom("comment").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return err("unknown");
  if (change.seen !== null && change.seen !== row.version) return err("moved");
  const from = row.state as CommentState;
  if (!mayBecome(from, to)) return err("impossible");
  await tx.rows
    .updateTable("comment")
    .set({
      ...{ state: to, reason, reason_note: note, version: row.version + 1 },
      ...(isModerator(by) && { moderated_at: row.moderated_at ?? at }),
      ...(to !== "approved" && { picked: 0 }),
    })
    .where("id", "=", id)
    .execute();
  const decision = randomUUID();
  await tx.rows
    .insertInto("comment_decision")
    .values({
      ...{ id: decision, comment: id, at, actor: by, act: change.act, undoes: change.undoes ?? null },
      ...{ state_before: from, state_after: to, reason, note },
    })
    .execute();
  if (row.reader !== null) await countFor(tx, row.reader, from, to);
  await projectComment(tx, id);
  if (from === "approved" || to === "approved") await noteChange(tx, [threadTag(row.code)]);
  return ok(decision);
}

/** A reader's record of approvals and refusals, by which newcomers and repeated offenders are known. */
async function countFor(tx: Transactor, reader: string, from: CommentState, to: CommentState): Promise<void> {
  const step = (state: CommentState): number => Number(to === state) - Number(from === state);
  await tx.rows
    .updateTable("reader")
    .set((at) => ({
      approved: at("approved", "+", step("approved")),
      refused: at("refused", "+", step("refused")),
    }))
    .where("id", "=", reader)
    .execute();
}
