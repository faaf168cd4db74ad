import type { Reader } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";

/** The comments of a story as someone saw them: how many in any state, and the newest one's number; 0 for none. */
export interface SeenThread {
  readonly comments: number;
  readonly newest: number;
}

export async function seenThread(rows: Reader, code: StoryCode): Promise<SeenThread> {
  const { comments, newest } = await rows
    .selectFrom("comment")
    .select(({ fn }) => [fn.countAll().as("comments"), fn.max("id").as("newest")])
    .where("code", "=", code)
    .executeTakeFirstOrThrow();
  return { comments: Number(comments), newest: Number(newest ?? 0) };
}

/** Whether those very comments still stand under the story; newer ones may have come, as they do in a lively thread. */
export async function isStill(rows: Reader, code: StoryCode, { comments, newest }: SeenThread): Promise<boolean> {
  const { count } = await rows
    .selectFrom("comment")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("code", "=", code)
    .where("id", "<=", newest)
    .executeTakeFirstOrThrow();
  return Number(count) === comments;
}
