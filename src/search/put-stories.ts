import type { OpenIndex } from "./open-index.js";
import type { SearchDocument } from "./search-index.js";
import { settleWhenLoose } from "./settle-stories.js";
import { type StoryRow, storyRow } from "./story-row.js";

/** Writes the stories in one version of the table; of two with one code the last stands. */
export async function putStories(index: OpenIndex, stories: readonly SearchDocument[]): Promise<void> {
  if (stories.length === 0) return;
  const byCode = new Map(stories.map((story) => [story.code, story]));
  const rows = Array.from(byCode.values(), storyRow);
  await index.writing.run(() => mergeRows(index, rows));
  settleWhenLoose(index);
}

async function mergeRows(index: OpenIndex, rows: StoryRow[]): Promise<void> {
  const merge = index.table.mergeInsert("code").whenMatchedUpdateAll().whenNotMatchedInsertAll();
  const merged = await merge.execute(rows);
  index.loose.writes += 1;
  index.loose.rows += rows.length;
  if (merged.numInsertedRows > 0) for (const row of rows) index.counts.add(row.text);
}
