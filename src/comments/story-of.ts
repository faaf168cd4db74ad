import type { Reader } from "../database/handles.js";
import { closingOf, modeAt, scopesOf, type ThreadMode, type WholeThreadSettings } from "../domain/comment/settings.js";
import type { EditionId, Instant, StoryCode } from "../kernel/ids.js";
import { settingsOf } from "./settings/settings-of.js";

/** The public story a comment stands under, as far as comments need to know it. */
export interface CommentedStory {
  readonly code: StoryCode;
  readonly edition: EditionId;
  readonly section: string;
  readonly slug: string;
  readonly language: string;
  readonly byline: string | null;
  readonly publishedAt: Instant;
  readonly settings: WholeThreadSettings;
  readonly mode: ThreadMode;
  readonly closesAt: Instant | null;
}

/** The story of a code while it is public, with what holds for its thread now; null for all others: the archive is the gate. */
export async function storyOf(rows: Reader, code: StoryCode, now: Instant): Promise<CommentedStory | null> {
  const row = await rows
    .selectFrom("archive_story")
    .select(["edition", "section", "slug", "language", "byline", "published_at"])
    .where("code", "=", code)
    .executeTakeFirst();
  if (row === undefined) return null;
  const edition = row.edition as EditionId;
  const publishedAt = row.published_at as Instant;
  const settings = await settingsOf(rows, scopesOf({ edition, section: row.section, code }));
  return {
    ...{ code, edition, section: row.section, slug: row.slug, language: row.language, byline: row.byline },
    ...{ publishedAt, settings, mode: modeAt(settings, publishedAt, now), closesAt: closingOf(settings, publishedAt) },
  };
}
