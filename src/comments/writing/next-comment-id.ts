import type { Transactor } from "../../database/handles.js";
import { type CommentId, firstIdOf, perMillisecond } from "../../domain/comment/comment-id.js";
import type { Instant } from "../../kernel/ids.js";

/** The next free id of a moment, or of the first later one that has any. */
export async function nextCommentId(tx: Transactor, at: Instant): Promise<CommentId> {
  for (let moment = at; ; moment = (moment + 1) as Instant) {
    const first = firstIdOf(moment);
    const last = await tx.rows
      .selectFrom("comment")
      .select((on) => on.fn.max("id").as("id"))
      .where("id", ">=", first)
      .where("id", "<", first + perMillisecond)
      .executeTakeFirst();
    const next = last?.id == null ? first : last.id + 1;
    if (next < first + perMillisecond) return next as CommentId;
  }
}
