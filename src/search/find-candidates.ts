import type { Instant, StoryCode } from "../kernel/ids.js";
import { type Hit, matchingStories } from "./matching-stories.js";
import { ofEdition } from "./narrowed.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchDocument } from "./search-index.js";
import type { ComparedStory } from "./story-vector.js";

/** A story that shares telling words with the asking one. */
export interface Candidate extends ComparedStory {
  readonly code: StoryCode;
  readonly publishedAt: Instant;
}

const mostCandidates = 48;

/** The stories of the edition in which the telling terms stand most (BM25), never the asking one. */
export async function findCandidates(
  index: ReadIndex,
  { edition, code: asking }: SearchDocument,
  telling: readonly string[],
): Promise<readonly Candidate[]> {
  const { hits } = await matchingStories(index, {
    ...{ words: telling, column: "text", all: false, narrowed: ofEdition(edition) },
    take: ["text", "facts"],
    limit: mostCandidates + 1,
  });
  return hits
    .filter(({ code }) => code !== asking)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostCandidates)
    .map(candidateOf);
}

const candidateOf = ({ code, publishedAt, text, facts }: Hit): Candidate => ({
  ...{ code: code as StoryCode, publishedAt: publishedAt as Instant },
  ...{ text, facts },
});
