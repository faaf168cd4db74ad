import type { Edition } from "../domain/edition/edition.js";
import type { PublicVersion } from "../domain/story/life.js";
import type { StoryCode } from "../kernel/ids.js";
import { cardOf } from "./card-of.js";
import { archiveRows } from "./projection/archive-rows.js";
import { type FoundStory, storyOf } from "./questions/story-by-code.js";

/** A version as the archive would show it if it were public: the same rows, written nowhere. */
export function previewStory(code: StoryCode, version: PublicVersion, edition: Edition): FoundStory {
  const { story, body } = archiveRows(code, version, edition);
  return storyOf({ card: cardOf(story), document: body.document, group: story.translation_group });
}
