import { setImmediate as nextTurn } from "node:timers/promises";
import { type Hit, matchingStories, narrowedStories } from "./matching-stories.js";
import { within } from "./narrowed.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchPlace } from "./search-index.js";
import type { SearchPlan } from "./search-plan.js";
import { textsOf } from "./texts-of.js";

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

/** Fewer than these of the stories looked at, and a phrase is sought in more of those that have its words … */
const fewHave = 100;
/** … in so many at most, … */
const mostLookedThrough = 10_000;
/** … of which so many texts are in memory, and are looked through, at a time. */
const atOnce = 500;

/**
 * The same, of all time; where a phrase, or what must not be there, leaves few of the stories looked at, among more. How
 * deep is looked does not hang on the page that is asked for: each has the same stories behind it.
 */
export async function soughtStories(index: ReadIndex, plan: SearchPlan, limit: number): Promise<FoundStories> {
  const first = await foundStories(index, plan, { from: null, to: null, limit });
  const { words, narrowed, verify } = plan;
  if (verify === null || words.length === 0 || !first.full || first.found.length >= fewHave) return first;
  const { hits, full } = await matchingStories(index, {
    words,
    column: "text",
    all: true,
    narrowed,
    limit: mostLookedThrough,
  });
  const found: Found[] = [];
  for (let at = 0; at < hits.length; at += atOnce) {
    const some = await textsOf(hits.slice(at, at + atOnce));
    found.push(...some.filter(({ text }) => verify(text)).map(withoutTexts));
    await nextTurn();
  }
  return { found, full };
}

const withoutTexts = ({ code, publishedAt, section, score }: Hit): Found => ({ code, publishedAt, section, score });
