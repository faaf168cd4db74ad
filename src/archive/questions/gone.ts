import type { EditionId, Instant, StoryCode } from "../../kernel/ids.js";
import type { ArchiveReading } from "../reading.js";
import type { GoneStory } from "../shapes.js";

/** Why the story of a code is no longer public, or null. One query. */
export async function goneStory(reading: ArchiveReading, code: StoryCode): Promise<GoneStory | null> {
  reading.sawStory(code);
  const row = await reading.rows.selectFrom("archive_gone").selectAll().where("code", "=", code).executeTakeFirst();
  if (row === undefined) return null;
  const { edition, kind, reason, at } = row;
  return { code, edition: edition as EditionId, kind: kind as GoneStory["kind"], reason, at: at as Instant };
}
