import type { Instant, Slug, StoryCode } from "../kernel/ids.js";
import { bestStories } from "./best-stories.js";
import { newestStories } from "./newest-stories.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchAsk, SearchHits } from "./search-index.js";
import { type SearchPlan, searchPlan } from "./search-plan.js";
import { type Found, foundRows, type StoriesPage } from "./search-rows.js";

/** Stories looked at and counted for one question: the cost is the same whatever the archive's size. */
const deepest = 1_000;
const mostAtOnce = 100;

const nothing: SearchHits = { codes: [], total: 0, more: false, sections: new Map(), moments: [], older: null };

/** Stories of the edition that have all the words and are what else was asked for, in the order asked for. */
export async function searchStories(index: ReadIndex, ask: SearchAsk): Promise<SearchHits> {
  const plan = searchPlan(ask);
  if (plan.words.length === 0 && !isNarrowed(plan)) return nothing;
  const byTime = ask.sort === "newest" || plan.words.length === 0;
  const limit = Math.min(ask.limit, mostAtOnce);
  const [{ found, full }, boosts] = await Promise.all([
    foundRows(index, plan, { from: null, to: null, limit: deepest + 1 }),
    byTime ? null : bestStories(index, plan, ask),
  ]);
  const counted = found.slice(0, deepest);
  const page =
    boosts === null
      ? await newestStories(index, plan, { ask, limit, known: full ? null : found })
      : onePage((await boosts(counted, full)).slice(0, deepest), ask.offset, limit);
  return {
    codes: page.stories.map(({ code }) => code as StoryCode),
    total: counted.length,
    more: full || found.length > deepest,
    sections: countSections(counted),
    moments: counted.map(({ publishedAt }) => publishedAt as Instant),
    older: page.older,
  };
}

const onePage = (stories: readonly Found[], offset: number, limit: number): StoriesPage => ({
  stories: stories.slice(offset, offset + limit),
  older: null,
});

/** Whether anything but the edition was asked for. */
const isNarrowed = ({ conditions, from, to, verify }: SearchPlan): boolean =>
  conditions.length > 1 || from !== null || to !== null || verify !== null;

function countSections(found: readonly Found[]): ReadonlyMap<Slug, number> {
  const sections = new Map<Slug, number>();
  for (const { section } of found) sections.set(section as Slug, (sections.get(section as Slug) ?? 0) + 1);
  return sections;
}
