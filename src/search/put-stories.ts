import { makeArrowTable } from "@lancedb/lancedb";
import { countStory } from "./count-story.js";
import type { OpenIndex } from "./open-index.js";
import type { SearchDocument } from "./search-index.js";
import { settleWhenLoose } from "./settle-stories.js";
import { countedText, type StoryRow, storyRow } from "./story-row.js";
import { storySchema } from "./story-table.js";

/** Writes the stories in one version of the table; of two with one code the last stands. */
export async function putStories(index: OpenIndex, stories: readonly SearchDocument[]): Promise<void> {
  if (stories.length === 0) return;
  const byCode = new Map(stories.map((story) => [story.code, story]));
  const rows = Array.from(byCode.values(), storyRow);
  await index.writing.run(async () => {
    const fresh = await mergeRows(index, rows);
    await forgetSettled(
      index,
      rows.map(({ code }) => code),
    );
    // A story that was rewritten keeps the words it was first counted with: they are estimates.
    if (fresh) for (const story of byCode.values()) countStory(index, story);
  });
  settleWhenLoose(index);
}

/** Whether any of the stories was not there before. */
async function mergeRows(index: OpenIndex, rows: StoryRow[]): Promise<boolean> {
  const { loose } = index.generation;
  const merge = loose.mergeInsert("code").whenMatchedUpdateAll().whenNotMatchedInsertAll();
  const merged = await merge.execute(makeArrowTable(rows, { schema: storySchema }));
  index.unsettled.writes += 1;
  index.unsettled.rows += rows.length;
  if (merged.numInsertedRows === 0) return false;
  for (const row of rows) {
    index.counts.add(countedText(row));
    index.looseCounts.add(countedText(row));
  }
  return true;
}

/** Takes stories out of the settled table: those that went loose, or went altogether. */
export async function forgetSettled(index: OpenIndex, codes: readonly number[]): Promise<void> {
  const { settled, settledRows } = index.generation;
  const there = codes.filter((code) => code <= (settledRows?.largestCode ?? 0));
  if (settled === null || there.length === 0) return;
  await settled.delete(`code IN (${there.map(Number).join(", ")})`);
}
