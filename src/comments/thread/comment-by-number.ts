import type { PublicReader } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { StoryCode } from "../../kernel/ids.js";
import { type ShownComment, shownComment } from "./shown-comment.js";

/** A shown comment of a story by its number; null for one that is not there, or whose place alone is kept. One question. */
export async function commentByNumber(
  rows: PublicReader,
  code: StoryCode,
  id: CommentId,
): Promise<ShownComment | null> {
  const row = await rows
    .selectFrom("thread_comment")
    .selectAll()
    .where("id", "=", id)
    .where("code", "=", code)
    .where("gone", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : shownComment({ ...row, parent_name: null });
}
