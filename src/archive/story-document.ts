import type { Block, PublicNote, Reference, Topic } from "../domain/story/revision.js";
import type { StoryCode } from "../kernel/ids.js";

/** What the archive keeps of a public story beside its card. */
export interface StoryDocument {
  readonly body: readonly Block[];
  readonly topics: readonly Topic[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly organisations: readonly string[];
  readonly pinned: readonly Reference[];
  readonly banned: readonly StoryCode[];
  readonly featured: readonly Reference[];
  readonly sourceUri: string | null;
  readonly translationOf: StoryCode | null;
  readonly sectionName: string;
  readonly notes: readonly PublicNote[];
}
