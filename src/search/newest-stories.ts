import type { Instant, StoryCode } from "../kernel/ids.js";
import { newestFirst } from "./best-stories.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchAsk, SearchPlace } from "./search-index.js";
import type { SearchPlan } from "./search-plan.js";
import { type Found, foundRows, type StoriesPage } from "./search-rows.js";

const day = 86_400_000;
/** The first stretch of time looked at, in milliseconds, and by what it grows or shrinks. */
const firstStretch = 30 * day;
const factor = 6;
const shortest = 60_000;
/** Longer than any archive. */
const longest = 1_000 * 365 * day;
const mostLooks = 16;
/** Rows of one look: more, and the stretch was too long to put it in order. */
const mostRows = 1_000;

interface NewestAsk {
  readonly ask: SearchAsk;
  readonly limit: number;
  /** All stories that answer, where they are known already. */
  readonly known: readonly Found[] | null;
}

/**
 * The newest stories that answer, after a place in their list. The index cannot order by time, so stretches of time are
 * asked for, back from that place, as long as fit what there is in them: the cost is the same on page 1 and on page 1,000.
 */
export async function newestStories(index: ReadIndex, plan: SearchPlan, newest: NewestAsk): Promise<StoriesPage> {
  const { ask, limit, known } = newest;
  const { older } = ask;
  const after = (one: Found): boolean => older === undefined || newestFirst(placed(older), one) < 0;
  const found = known ?? (await lookBack(index, plan, { ask, enough: limit + 1, after }));
  const inOrder = found.filter(after).toSorted(newestFirst);
  const stories = inOrder.slice(0, limit);
  const last = stories.at(-1);
  return { stories, older: inOrder.length > limit && last !== undefined ? placeOf(last) : null };
}

const placed = ({ publishedAt, code }: SearchPlace): Found => ({ publishedAt, code, section: "", score: 0 });
const placeOf = ({ publishedAt, code }: Found): SearchPlace => ({
  publishedAt: publishedAt as Instant,
  code: code as StoryCode,
});

interface LookingBack {
  readonly ask: SearchAsk;
  readonly enough: number;
  readonly after: (one: Found) => boolean;
}

async function lookBack(
  index: ReadIndex,
  plan: SearchPlan,
  { ask, enough, after }: LookingBack,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  let to = 1 + (ask.older?.publishedAt ?? plan.to ?? ask.now ?? Date.now());
  let stretch = firstStretch;
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const from = stretch >= longest ? null : to - stretch;
    const { found: some, full } = await foundRows(index, plan, { from, to, limit: mostRows });
    if (full && stretch > shortest) {
      stretch /= factor;
      continue;
    }
    found.push(...some.filter(after));
    if (from === null || found.length >= enough || (plan.from !== null && from <= plan.from)) break;
    to = from;
    stretch = some.length === 0 ? stretch * factor ** 2 : stretch * factor;
  }
  return found;
}
