import type { PublicReader } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";
import { type ShownComment, shownComment } from "./shown-comment.js";

/** The newest comments of a thread, at whatever depth. One question. */
export async function latestComments(
  rows: PublicReader,
  code: StoryCode,
  limit: number,
): Promise<readonly ShownComment[]> {
  const found = await rows
    .selectFrom("thread_comment")
    .selectAll()
    .where("code", "=", code)
    .where("gone", "is", null)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return found.map((row) => shownComment({ ...row, parent_name: null }));
}
