import type { Transactor } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { Instant } from "../../kernel/ids.js";

/** Whoever decides on a comment has read what it was reported for. */
export async function settleReports({ rows }: Transactor, comment: CommentId, at: Instant): Promise<void> {
  await rows
    .updateTable("comment_report")
    .set({ settled_at: at })
    .where("comment", "=", comment)
    .where("settled_at", "is", null)
    .execute();
  await rows.updateTable("comment").set({ reports: 0 }).where("id", "=", comment).execute();
}

/** Opens the reports again that were settled by a decision of this moment, when it is taken back. */
export async function reopenReports({ rows }: Transactor, comment: CommentId, settledAt: number): Promise<void> {
  const opened = await rows
    .updateTable("comment_report")
    .set({ settled_at: null })
    .where("comment", "=", comment)
    .where("settled_at", "=", settledAt)
    .returning("id")
    .execute();
  if (opened.length === 0) return;
  const { count } = await rows
    .selectFrom("comment_report")
    .select((on) => on.fn.countAll().as("count"))
    .where("comment", "=", comment)
    .where("settled_at", "is", null)
    .executeTakeFirstOrThrow();
  await rows
    .updateTable("comment")
    .set({ reports: Number(count) })
    .where("id", "=", comment)
    .execute();
}
