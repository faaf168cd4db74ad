import { sql } from "kysely";
import type { EditionId, Instant, Slug, StoryCode } from "../../kernel/ids.js";
import { editionList } from "../change.js";
import type { ArchiveReading } from "../reading.js";
import type { Stretch } from "./days.js";

/** What a sitemap says of a story. */
export interface StoryAddress {
  readonly code: StoryCode;
  readonly edition: EditionId;
  readonly slug: Slug;
  readonly changedAt: Instant;
}

/** A share of a stretch's stories: those whose code leaves `part` when divided by `parts`. */
export interface Share {
  readonly part: number;
  readonly parts: number;
}

/** The protocol's limit (sitemaps.org). */
export const mostAddresses = 50_000;

/** The addresses of a stretch's stories, or of a share of them. One query. */
export async function storyAddresses(
  reading: ArchiveReading,
  { edition, from, to }: Stretch,
  { part, parts }: Share,
): Promise<readonly StoryAddress[]> {
  const rows = await reading.rows
    .selectFrom("archive_story")
    .select(["code", "slug", "published_at", "updated_at"])
    .where("edition", "=", edition)
    .where("published_at", ">=", from)
    .where("published_at", "<", to)
    .where(sql<boolean>`code % ${sql.lit(parts)} = ${sql.lit(part)}`)
    .orderBy("published_at")
    .orderBy("code")
    .limit(mostAddresses)
    .execute();
  reading.sawSpan({ list: editionList(edition), from, to: to - 1 });
  return rows.map((row) => {
    reading.sawCard(row.code as StoryCode);
    return {
      code: row.code as StoryCode,
      edition,
      slug: row.slug as Slug,
      changedAt: (row.updated_at ?? row.published_at) as Instant,
    };
  });
}
