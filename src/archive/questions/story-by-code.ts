import type { Reference } from "../../domain/story/revision.js";
import type { StoryCode } from "../../kernel/ids.js";
import { cardColumns, cardOf } from "../card-of.js";
import type { ArchiveReading } from "../reading.js";
import type { PublicStory, StoryCard } from "../shapes.js";
import type { StoryDocument } from "../story-document.js";

/** A public story with what it points at. */
export interface FoundStory {
  readonly story: PublicStory;
  readonly pinned: readonly Reference[];
  readonly banned: readonly StoryCode[];
  readonly featured: readonly Reference[];
  readonly translationGroup: StoryCode;
}

/** The public story of a code, or null. One query. */
export async function storyByCode(reading: ArchiveReading, code: StoryCode): Promise<FoundStory | null> {
  reading.sawStory(code);
  const row = await reading.rows
    .selectFrom("archive_story")
    .innerJoin("archive_body", "archive_body.code", "archive_story.code")
    .select([...cardColumns, "archive_story.translation_group", "archive_body.document"])
    .where("archive_story.code", "=", code)
    .executeTakeFirst();
  return row === undefined
    ? null
    : storyOf({ card: cardOf(row), document: row.document, group: row.translation_group });
}

interface StoryRows {
  readonly card: StoryCard;
  /** The archive's JSON document. */
  readonly document: string;
  readonly group: number;
}

/** A story from what the archive keeps of it. */
export function storyOf({ card, document, group }: StoryRows): FoundStory {
  const { body, topics, people, places, organisations, notes, sourceUri, ...rest } = JSON.parse(
    document,
  ) as StoryDocument;
  return {
    story: { ...card, body, topics, people, places, organisations, notes, sourceUri },
    pinned: rest.pinned,
    banned: rest.banned,
    featured: rest.featured,
    translationGroup: group as StoryCode,
  };
}
