import type { Instant, StoryCode } from "../kernel/ids.js";
import { newestFirst } from "./best-stories.js";
import { type Found, foundStories, type StoriesPage } from "./found-stories.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchAsk, SearchPlace } from "./search-index.js";
import type { SearchPlan } from "./search-plan.js";

const day = 86_400_000;
/** By what a stretch of time grows or shrinks. */
const factor = 6;
/** The first is as long as so many times the stories wanted are likely to have taken. */
const plenty = 3;
const shortest = 60_000;
/** Where what is narrowed down to is of unknown size, in milliseconds. */
const usual = 30 * day;
/** Where all time was too long. */
const long = 5 * 365 * day;
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
  /** About so many stories answer. */
  readonly likely: number;
}

/**
 * The newest stories that answer, after a place in their list. The index cannot order by time, so stretches of time are
 * asked for, back from that place, as long as fit what there is in them: the cost is the same on page 1 and on page 1,000.
 */
export async function newestStories(index: ReadIndex, plan: SearchPlan, newest: NewestAsk): Promise<StoriesPage> {
  const { ask, limit, known, likely } = newest;
  const { older } = ask;
  const after = (one: Found): boolean => older === undefined || newestFirst(older, one) < 0;
  const found = known ?? (await lookBack(index, { plan, ask, enough: limit + 1, after, likely }));
  const inOrder = found.filter(after).toSorted(newestFirst);
  const stories = inOrder.slice(0, limit);
  const last = stories.at(-1);
  return { stories, older: inOrder.length > limit && last !== undefined ? placeOf(last) : null };
}

const placeOf = ({ publishedAt, code }: Found): SearchPlace => ({
  publishedAt: publishedAt as Instant,
  code: code as StoryCode,
});

interface LookingBack {
  readonly plan: SearchPlan;
  readonly ask: SearchAsk;
  readonly enough: number;
  readonly after: (one: Found) => boolean;
  readonly likely: number;
}

/** As long as, by the count of the words, a few times what is wanted takes. */
function firstStretch({ generation }: ReadIndex, to: number, { enough, likely, plan }: LookingBack): number {
  if (generation.settled === null) return usual;
  const from = generation.settled.rows.momentBefore(to, Math.min(1, (plenty * enough) / likely));
  const stretch = from === null ? longest : to - from;
  const { section, labels } = plan.narrowed;
  return section === null && labels.length === 0 && plan.words.length > 0 ? stretch : Math.max(stretch, usual);
}

async function lookBack(index: ReadIndex, looking: LookingBack): Promise<readonly Found[]> {
  const { plan, ask, enough, after } = looking;
  const found: Found[] = [];
  let to = 1 + (ask.older?.publishedAt ?? plan.narrowed.to ?? ask.now ?? Date.now());
  let stretch = firstStretch(index, to, looking);
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const from = stretch >= longest ? null : to - stretch;
    const { found: some, full } = await foundStories(index, plan, { from, to, limit: mostRows });
    if (full && stretch > shortest) {
      stretch = Math.min(stretch / factor, long);
      continue;
    }
    found.push(...some.filter(after));
    if (from === null || found.length >= enough || (plan.narrowed.from !== null && from <= plan.narrowed.from)) break;
    to = from;
    stretch = some.length === 0 ? stretch * factor ** 2 : stretch * factor;
  }
  return found;
}
