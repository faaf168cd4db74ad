import type { StoryCode } from "../../kernel/ids.js";
import { cardColumns, cardOf } from "../card-of.js";
import type { ArchiveReading } from "../reading.js";
import type { PublicStory } from "../shapes.js";
import type { StoryDocument } from "../story-document.js";

/** Whole public stories, in the order asked for; those that are not public are left out. One query. */
export async function storiesByCode(
  reading: ArchiveReading,
  codes: readonly StoryCode[],
): Promise<readonly PublicStory[]> {
  for (const code of codes) reading.sawStory(code);
  if (codes.length === 0) return [];
  const rows = await reading.rows
    .selectFrom("archive_story")
    .innerJoin("archive_body", "archive_body.code", "archive_story.code")
    .select([...cardColumns, "archive_body.document"])
    .where("archive_story.code", "in", codes)
    .execute();
  const stories = new Map(rows.map((row) => [row.code as StoryCode, publicStory(row)]));
  return codes.flatMap((code) => stories.get(code) ?? []);
}

function publicStory(row: Parameters<typeof cardOf>[0] & { readonly document: string }): PublicStory {
  const { body, topics, people, places, organisations, notes, sourceUri } = JSON.parse(row.document) as StoryDocument;
  return { ...cardOf(row), body, topics, people, places, organisations, notes, sourceUri };
}
