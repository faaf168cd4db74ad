import type { JudgedArticle } from "./judged-file.js";
import type { OpenJudged } from "./open-judged.js";

/** Means over all articles that have others of the same story. */
export interface ClusterFigures {
  readonly articles: number;
  /** How often the first is right. */
  readonly first: number;
  /** Right ones among the first five, of min(5, cluster size − 1). */
  readonly five: number;
  /** Mean average precision, over all right ones. */
  readonly average: number;
  /** Of all shown in the first five, how many are of the same topic but another story. */
  readonly twins: number;
  /** Of all said to belong to the same running story, how many are of another. */
  readonly strayed: number;
}

/** What share of what the engine relates to each article reports the same event. */
export async function judgeClusters(articles: readonly JudgedArticle[], judged: OpenJudged): Promise<ClusterFigures> {
  const sums = { articles: 0, first: 0, five: 0, average: 0, twins: 0, shown: 0, strayed: 0, running: 0 };
  for (const [at, article] of articles.entries()) {
    const others = articles.filter((one) => one.story === article.story).length - 1;
    if (others === 0) continue;
    const found = await judged.related(at);
    const shown = found.map(({ at: other }) => articles[other] ?? article);
    const right = shown.map((one) => one.story === article.story);
    const places = Math.min(5, others);
    sums.articles += 1;
    sums.first += Number(right[0] === true);
    sums.five += count(right.slice(0, places)) / places;
    sums.average += averagePrecision(right, others);
    sums.twins += count(shown.slice(0, 5).map((one) => one.story !== article.story && one.topic === article.topic));
    sums.shown += Math.min(5, shown.length);
    sums.running += count(found.map(({ hit }) => hit.running));
    sums.strayed += count(found.map(({ hit }, place) => hit.running && right[place] !== true));
  }
  const mean = (sum: number): number => sum / Math.max(1, sums.articles);
  return {
    articles: sums.articles,
    first: mean(sums.first),
    five: mean(sums.five),
    average: mean(sums.average),
    twins: sums.twins / Math.max(1, sums.shown),
    strayed: sums.strayed / Math.max(1, sums.running),
  };
}

const count = (marks: readonly boolean[]): number => marks.filter(Boolean).length;

function averagePrecision(right: readonly boolean[], others: number): number {
  const precisions = right.flatMap((is, at) => (is ? [count(right.slice(0, at + 1)) / (at + 1)] : []));
  return precisions.reduce((sum, one) => sum + one, 0) / others;
}
