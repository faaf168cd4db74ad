import type { EditionId, Slug, StoryCode } from "../../kernel/ids.js";
import type { ArchiveReading } from "../reading.js";
import type { Translation } from "../shapes.js";

/** The other editions' versions of a story. One query. */
export async function translations(
  reading: ArchiveReading,
  group: StoryCode,
  own: StoryCode,
): Promise<readonly Translation[]> {
  reading.sawTag(`translations:${group}`);
  const rows = await reading.rows
    .selectFrom("archive_story")
    .select(["code", "edition", "slug", "language"])
    .where("translation_group", "=", group)
    .where("code", "!=", own)
    .orderBy("edition")
    .orderBy("code")
    .limit(50)
    .execute();
  return rows.map(({ code, edition, slug, language }) => ({
    code: code as StoryCode,
    edition: edition as EditionId,
    slug: slug as Slug,
    language,
  }));
}
