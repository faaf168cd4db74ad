import type { Instant, Slug, StoryCode } from "../kernel/ids.js";
import { bestStories } from "./best-stories.js";
import { likelyStories, mostStories } from "./expected-stories.js";
import { type Found, foundStories, type StoriesPage } from "./found-stories.js";
import { newestStories } from "./newest-stories.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchAsk, SearchHits } from "./search-index.js";
import { asksAnything, type SearchPlan, searchPlan } from "./search-plan.js";
import { soughtStories } from "./sought-stories.js";

/** Stories looked at and counted for one question: the cost is the same whatever the archive's size. */
const deepest = 1_000;
const mostAtOnce = 100;
/** Of a common word, stories looked at for what is shown first, where nobody wants to know how many there are … */
const shownFirst = 250;
/** … and so many are likely to have it. */
const veryCommon = 4 * deepest;

const nothing: SearchHits = { codes: [], total: 0, more: false, sections: new Map(), moments: [], older: null };

/** Stories of the edition that have all the words and are what else was asked for, in the order asked for. */
export async function searchStories(index: ReadIndex, ask: SearchAsk): Promise<SearchHits> {
  const plan = searchPlan(ask);
  if (!asksAnything(plan)) return nothing;
  const byTime = ask.sort === "newest" || plan.words.length === 0;
  return byTime ? newestFound(index, plan, ask) : bestFound(index, plan, ask);
}

async function bestFound(index: ReadIndex, plan: SearchPlan, ask: SearchAsk): Promise<SearchHits> {
  const common = mostStories(index, { words: plan.words, all: true }) > deepest;
  const [{ found, full }, bestFirst] = await Promise.all([
    soughtStories(index, plan, looksFirst(index, plan, ask) ? shownFirst : deepest + 1),
    bestStories(index, plan, { ask, common }),
  ]);
  const limit = Math.min(ask.limit, mostAtOnce);
  const stories = bestFirst(found, full)
    .slice(0, deepest)
    .slice(ask.offset, ask.offset + limit);
  return hitsOf({ stories, older: null }, found, full);
}

/** The best of all that have a single word cost the more to find the more of them are wanted, unlike those of several. */
const looksFirst = (
  index: ReadIndex,
  { words, verify }: SearchPlan,
  { uncounted, offset, limit }: SearchAsk,
): boolean =>
  uncounted === true &&
  words.length === 1 &&
  verify === null &&
  offset + limit <= shownFirst / 2 &&
  likelyStories(index, words) > veryCommon;

/** Where the words are likely to be common, the newest are looked for while they are counted. */
async function newestFound(index: ReadIndex, plan: SearchPlan, ask: SearchAsk): Promise<SearchHits> {
  const limit = Math.min(ask.limit, mostAtOnce);
  const likely = likelyStories(index, plan.words);
  const newest = (known: readonly Found[] | null): Promise<StoriesPage> =>
    newestStories(index, plan, { ask, limit, known, likely });
  const common = likely > deepest;
  if (common && ask.uncounted === true) return hitsOf(await newest(null), [], true);
  const [{ found, full }, early] = await Promise.all([
    foundStories(index, plan, { from: null, to: null, limit: deepest + 1 }),
    common ? newest(null) : null,
  ]);
  return hitsOf(early ?? (await newest(full ? null : found)), found, full);
}

function hitsOf({ stories, older }: StoriesPage, found: readonly Found[], full: boolean): SearchHits {
  const counted = found.slice(0, deepest);
  return {
    codes: stories.map(({ code }) => code as StoryCode),
    total: counted.length,
    more: full || found.length > deepest,
    sections: countSections(counted),
    moments: counted.map(({ publishedAt }) => publishedAt as Instant),
    older,
  };
}

function countSections(found: readonly Found[]): ReadonlyMap<Slug, number> {
  const sections = new Map<Slug, number>();
  for (const { section } of found) sections.set(section as Slug, (sections.get(section as Slug) ?? 0) + 1);
  return sections;
}
