import type { JournalEntry } from "./journal.js";
import type { OpenIndex } from "./open-index.js";
import type { SearchDocument } from "./search-index.js";
import { storyRow } from "./story-row.js";
import { writeEntries } from "./write-entries.js";

/** Writes the stories; of two with one code the last stands. */
export async function putStories(index: OpenIndex, stories: readonly SearchDocument[]): Promise<void> {
  const byCode = new Map(stories.map((story) => [story.code, story]));
  await writeEntries(index, Array.from(byCode.values(), written));
}

const written = (story: SearchDocument): JournalEntry => ({
  kind: "put",
  row: storyRow(story),
  headline: story.headline,
});
