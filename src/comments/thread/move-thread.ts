import type { Transactor } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";
import { noteChange, threadTag } from "./note-change.js";

/**
 * Moves all comments of a story to another, under which they stand with its own in the order of time: for stories that
 * are merged, or a thread that stands under the wrong one. Answers how many.
 */
export async function moveThread({ rows, ...tx }: Transactor, from: StoryCode, to: StoryCode): Promise<number> {
  const moved = await rows.updateTable("comment").set({ code: to }).where("code", "=", from).executeTakeFirst();
  await rows.updateTable("thread_comment").set({ code: to }).where("code", "=", from).execute();
  await rows.deleteFrom("thread_story").where("code", "in", [from, to]).execute();
  await rows
    .insertInto("thread_story")
    .columns(["code", "shown", "newest"])
    .expression((on) =>
      on
        .selectFrom("thread_comment")
        .select((of) => ["code", of.fn.countAll<number>().as("shown"), of.fn.max("id").as("newest")])
        .where("code", "=", to)
        .where("gone", "is", null)
        .groupBy("code"),
    )
    .execute();
  await noteChange({ rows, ...tx }, [threadTag(from), threadTag(to)]);
  return Number(moved.numUpdatedRows);
}
