import type { PublicVersion } from "../../domain/story/life.js";
import type { StoryCode } from "../../kernel/ids.js";
import { alignCopy } from "../copy/align-copy.js";
import type { Press } from "../press.js";

/** What a story's working copy would be to the public if it were published at once; null for a story without words. */
export async function readPreview({ database, clock }: Press, code: StoryCode): Promise<PublicVersion | null> {
  const at = clock.now();
  const story = await database.transact((tx) => alignCopy(tx, { actor: "clock", at }, { code }));
  if (story === null) return null;
  const { words, life } = story;
  return {
    revision: words,
    publishedAt: words.dated ?? life.shown?.publishedAt ?? life.scheduled?.at ?? at,
    updatedAt: life.shown?.updatedAt ?? words.updatedElsewhere,
    notes: life.shown?.notes ?? words.correctedElsewhere,
  };
}
