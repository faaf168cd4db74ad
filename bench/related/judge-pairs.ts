import type { RatedText, Rating } from "./judged-file.js";
import type { OpenJudged } from "./open-judged.js";

/**
 * Pearson's correlation between what people say of the likeness of pairs of texts and what the engine does: the mean of
 * its two scores, each text asking once; 0 where neither finds the other.
 */
export async function judgePairs(
  texts: readonly RatedText[],
  ratings: readonly Rating[],
  judged: OpenJudged,
): Promise<number> {
  const scores = new Map<string, number>();
  for (const at of texts.keys())
    for (const { at: other, hit } of await judged.related(at, 0)) scores.set(`${at} ${other}`, hit.score);
  const places = new Map(texts.map(({ id }, at) => [id, at]));
  const said = ratings.map(({ a, b }) => {
    const [one, other] = [places.get(a), places.get(b)];
    return ((scores.get(`${one} ${other}`) ?? 0) + (scores.get(`${other} ${one}`) ?? 0)) / 2;
  });
  return pearson(
    said,
    ratings.map(({ rating }) => rating),
  );
}

/** Pearson's product-moment correlation, −1 to 1; 0 where one of the two never varies. */
export function pearson(some: readonly number[], others: readonly number[]): number {
  const [a, b] = [centred(some), centred(others)];
  const product = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, one, at) => sum + one * (y[at] ?? 0), 0);
  return product(a, b) / (Math.sqrt(product(a, a) * product(b, b)) || 1);
}

function centred(numbers: readonly number[]): readonly number[] {
  const mean = numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
  return numbers.map((one) => one - mean);
}
