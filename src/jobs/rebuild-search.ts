import { lastChange } from "../archive/questions/changes-after.js";
import { storiesByCode } from "../archive/questions/stories-by-code.js";
import { startReading } from "../archive/reading.js";
import { searchDocument } from "../archive/search-document.js";
import type { PublicReader } from "../database/handles.js";
import type { StoryCode } from "../kernel/ids.js";
import { type Rebuilding, rebuildIndex } from "../search/rebuild-index.js";
import type { SearchDocument } from "../search/search-index.js";

const batch = 500;

type Watched = Pick<Rebuilding, "folder" | "signal" | "onProgress">;

/**
 * Makes the search index anew from the archive, beside the one in use. Says how many stories it has; null when it was
 * cut short.
 */
export async function rebuildSearch(rows: PublicReader, watched: Watched): Promise<number | null> {
  // Taken first: what changes while the archive is read is followed again from here.
  const seq = await lastChange(rows);
  return rebuildIndex({ ...watched, seq, stories: allStories(rows) });
}

async function* allStories(rows: PublicReader): AsyncGenerator<readonly SearchDocument[]> {
  for (let after = 0; ; ) {
    const found = await rows
      .selectFrom("archive_story")
      .select("code")
      .where("code", ">", after)
      .orderBy("code")
      .limit(batch)
      .execute();
    const last = found.at(-1);
    if (last === undefined) return;
    const codes = found.map(({ code }) => code as StoryCode);
    yield (await storiesByCode(startReading(rows), codes)).map(searchDocument);
    after = last.code;
    // Whoever is served by the same process has a turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
