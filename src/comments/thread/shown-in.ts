import type { PublicReader } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";

/** How many comments the threads of public stories show; a story that is not public has no thread. One question. */
export async function shownIn(
  rows: PublicReader,
  codes: readonly StoryCode[],
): Promise<ReadonlyMap<StoryCode, number>> {
  const found = await rows
    .selectFrom("thread_story")
    .innerJoin("archive_story", "archive_story.code", "thread_story.code")
    .select(["thread_story.code", "thread_story.shown"])
    .where("thread_story.code", "in", codes)
    .execute();
  return new Map(found.map(({ code, shown }) => [code as StoryCode, shown]));
}
