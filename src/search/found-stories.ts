import { type Hit, matchingStories, narrowedStories } from "./matching-stories.js";
import { within } from "./narrowed.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchPlace } from "./search-index.js";
import type { SearchPlan } from "./search-plan.js";

/** A story that answers. */
export type Found = Pick<Hit, "code" | "publishedAt" | "section" | "score">;

export interface FoundStories {
  readonly found: readonly Found[];
  /** Whether there may be more than were looked at. */
  readonly full: boolean;
}

/** Some stories in their order, and where the list goes on. */
export interface StoriesPage {
  readonly stories: readonly Found[];
  readonly older: SearchPlace | null;
}

interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
  /** Stories looked at: the best of the settled, and as many of the loose. */
  readonly limit: number;
}

/** Stories within a stretch of time that answer a plan; without words, any. */
export async function foundStories(
  index: ReadIndex,
  { words, narrowed, verify }: SearchPlan,
  { from, to, limit }: Stretch,
): Promise<FoundStories> {
  const ask = { narrowed: within(narrowed, from, to), limit, ...(verify !== null && { take: ["text"] as const }) };
  const { hits, full } = await (words.length === 0
    ? narrowedStories(index, ask)
    : matchingStories(index, { ...ask, words, column: "text", all: true }));
  return { found: verify === null ? hits : hits.filter(({ text }) => verify(text)), full };
}
