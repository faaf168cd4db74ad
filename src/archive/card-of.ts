import type { ArchiveStoryTable } from "../database/tables.js";
import type { PlacedPicture } from "../domain/story/revision.js";
import type { EditionId, Instant, Slug, StoryCode } from "../kernel/ids.js";
import type { StoryCard } from "./shapes.js";

/** The columns a card is made of: all but the keys for finding. */
export const cardColumns = [
  "archive_story.code",
  "archive_story.edition",
  "archive_story.section",
  "archive_story.slug",
  "archive_story.language",
  "archive_story.headline",
  "archive_story.kicker",
  "archive_story.standfirst",
  "archive_story.teaser",
  "archive_story.agency",
  "archive_story.byline",
  "archive_story.place",
  "archive_story.published_at",
  "archive_story.updated_at",
  "archive_story.picture",
] as const;

export type CardRow = Omit<ArchiveStoryTable, "headline_key" | "translation_group">;

export const cardOf = (row: CardRow): StoryCard => ({
  code: row.code as StoryCode,
  edition: row.edition as EditionId,
  section: row.section as Slug,
  slug: row.slug as Slug,
  language: row.language,
  headline: row.headline,
  kicker: row.kicker,
  standfirst: row.standfirst,
  teaser: row.teaser,
  agency: row.agency,
  byline: row.byline,
  place: row.place,
  publishedAt: row.published_at as Instant,
  updatedAt: row.updated_at as Instant | null,
  picture: row.picture === null ? null : (JSON.parse(row.picture) as PlacedPicture),
});
