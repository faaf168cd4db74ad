import { type Found, foundStories } from "./found-stories.js";
import { matchingStories } from "./matching-stories.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchAsk } from "./search-index.js";
import type { SearchPlan } from "./search-plan.js";

/** What a word counts for where it stands, beside what it counts for in the text as a whole. */
const headlineWeight = 2;
const standfirstWeight = 1;
/** Stories whose headlines, and as many whose standfirsts, are looked at. */
const mostBoosted = 200;

const day = 86_400_000;
/** After so many days freshness counts half of what it counts at first. */
const freshDays = 30;
/** Where words are in more stories than are looked at, the latest are looked at too. */
const recentDays = 60;
const mostRecent = 200;

/** Puts the stories found in order, best first; where there are more of them than were looked at, others too. */
export type BestFirst = (found: readonly Found[], full: boolean) => readonly Found[];

/**
 * By what is stories are ordered: their words by BM25, in the text, the headline (twice as much) and the standfirst,
 * times 1 + 30 / (30 + days since publication). `common`: more may have the words than are looked at.
 */
export async function bestStories(
  index: ReadIndex,
  plan: SearchPlan,
  { ask, common }: { readonly ask: SearchAsk; readonly common: boolean },
): Promise<BestFirst> {
  const [headlines, standfirsts, recent] = await Promise.all([
    storiesHeaded(index, plan, "headline"),
    storiesHeaded(index, plan, "standfirst"),
    common ? recentStories(index, plan, ask) : [],
  ]);
  const [inHeadline, inStandfirst] = [scoresOf(headlines), scoresOf(standfirsts)];
  const judge = (one: Found): Found => {
    const head =
      headlineWeight * (inHeadline.get(one.code) ?? 0) + standfirstWeight * (inStandfirst.get(one.code) ?? 0);
    // Below four digits scores differ by the order of adding only.
    const score = Math.round((one.score + head) * freshness(one, ask) * 1e4);
    return { code: one.code, publishedAt: one.publishedAt, section: one.section, score };
  };
  return (found, full) => {
    const others = full ? [...headed(plan, found, [...headlines, ...standfirsts]), ...recent] : [];
    const all =
      others.length === 0 ? found : [...new Map([...others, ...found].map((one) => [one.code, one])).values()];
    return all.map(judge).sort((a, b) => b.score - a.score || newestFirst(a, b));
  };
}

/** A single word of a headline stands in the text as well: no more often than in the last of those that were found. */
function headed({ words, verify }: SearchPlan, found: readonly Found[], heads: readonly Found[]): readonly Found[] {
  if (words.length !== 1 || verify !== null) return [];
  const score = found.reduce((least, one) => Math.min(least, one.score), Number.POSITIVE_INFINITY);
  return heads.map((one) => ({ ...one, score }));
}

const scoresOf = (found: readonly Found[]): ReadonlyMap<number, number> =>
  new Map(found.map(({ code, score }) => [code, score]));

type Placed = Pick<Found, "publishedAt" | "code">;
export const newestFirst = (a: Placed, b: Placed): number => b.publishedAt - a.publishedAt || b.code - a.code;

function freshness({ publishedAt }: Found, { now }: SearchAsk): number {
  if (now === undefined) return 1;
  return 1 + freshDays / (freshDays + Math.max(0, now - publishedAt) / day);
}

/** Stories with any of the words in a column, for all stand in the text; and what they count for there. */
async function storiesHeaded(
  index: ReadIndex,
  { words, narrowed }: SearchPlan,
  column: "headline" | "standfirst",
): Promise<readonly Found[]> {
  return (await matchingStories(index, { words, column, all: false, narrowed, limit: mostBoosted })).hits;
}

async function recentStories(index: ReadIndex, plan: SearchPlan, { now }: SearchAsk): Promise<readonly Found[]> {
  if (now === undefined) return [];
  const { found } = await foundStories(index, plan, { from: now - recentDays * day, to: null, limit: mostRecent });
  return found;
}
