import { MatchQuery, Operator } from "@lancedb/lancedb";
import { matchingRows } from "./matching-rows.js";
import type { ReadIndex } from "./open-index.js";
import { scalesOf } from "./scales.js";
import type { SearchAsk } from "./search-index.js";
import { type SearchPlan, whereOf } from "./search-plan.js";
import { type Found, factsOf, foundRows } from "./search-rows.js";

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

/** Puts the stories found in order, best first. */
export type BestFirst = (found: readonly Found[], full: boolean) => Promise<readonly Found[]>;

/**
 * By what is stories are ordered: their words by BM25, in the text, the headline (twice as much) and the standfirst,
 * times 1 + 30 / (30 + days since publication).
 */
export async function bestStories(index: ReadIndex, plan: SearchPlan, ask: SearchAsk): Promise<BestFirst> {
  const [headlines, standfirsts] = await Promise.all([
    boosts(index, plan, "headline"),
    boosts(index, plan, "standfirst"),
  ]);
  const judge = (one: Found): Found => {
    const words =
      one.score + headlineWeight * (headlines.get(one.code) ?? 0) + standfirstWeight * (standfirsts.get(one.code) ?? 0);
    // Below four digits scores differ by the order of adding only.
    return { ...one, score: Math.round(words * freshness(one, ask) * 1e4) };
  };
  return async (found, full) => {
    const recent = full ? await recentRows(index, plan, ask) : [];
    const all = recent.length > 0 ? [...new Map([...found, ...recent].map((one) => [one.code, one])).values()] : found;
    return all.map(judge).sort((a, b) => b.score - a.score || newestFirst(a, b));
  };
}

export const newestFirst = (a: Found, b: Found): number => b.publishedAt - a.publishedAt || b.code - a.code;

function freshness({ publishedAt }: Found, { now }: SearchAsk): number {
  if (now === undefined) return 1;
  return 1 + freshDays / (freshDays + Math.max(0, now - publishedAt) / day);
}

/** What the words count for in a column, by story: any of them, for all stand in the text. */
async function boosts(
  index: ReadIndex,
  plan: SearchPlan,
  column: "headline" | "standfirst",
): Promise<ReadonlyMap<number, number>> {
  const tables = await matchingRows(index, {
    query: new MatchQuery(plan.words.join(" "), column, { operator: Operator.Or }),
    where: whereOf(plan, { from: null, to: null }),
    columns: ["code"],
    settledColumns: [],
    limit: mostBoosted,
  });
  const scales = scalesOf(index, plan.words);
  const scores = new Map<number, number>();
  for (const [at, rows] of tables.entries()) {
    const own = rows.getChild("_score")?.toArray() as ArrayLike<number> | undefined;
    for (const [row, { code }] of factsOf(index, rows).entries())
      scores.set(code, (own?.[row] ?? 0) * (scales[at] ?? 1));
  }
  return scores;
}

async function recentRows(index: ReadIndex, plan: SearchPlan, { now }: SearchAsk): Promise<readonly Found[]> {
  if (now === undefined) return [];
  const { found } = await foundRows(index, plan, { from: now - recentDays * day, to: null, limit: mostRecent });
  return found;
}
