import type { StoryVector } from "./story-vector.js";

/** Square and symmetric: how near each story is to each, 0 (nothing in common) to 1. */
export type NearnessTable = readonly Float64Array[];

/** The cosines of all pairs of vectors, whose features are smaller than `size`. */
export function nearnessTable(vectors: readonly StoryVector[], size: number): NearnessTable {
  const table = vectors.map(() => new Float64Array(vectors.length));
  const { starts, stories, weights } = byFeature(vectors, size);
  for (let feature = 0; feature < size; feature += 1) {
    const end = starts[feature + 1] ?? 0;
    for (let a = starts[feature] ?? 0; a < end; a += 1) {
      const row = table[stories[a] ?? 0];
      const weight = weights[a] ?? 0;
      if (row === undefined) continue;
      for (let b = starts[feature] ?? 0; b < end; b += 1) addTo(row, stories[b] ?? 0, weight * (weights[b] ?? 0));
    }
  }
  return table;
}

const addTo = (row: Float64Array, at: number, more: number): void => {
  row[at] = (row[at] ?? 0) + more;
};

/** For each feature, from its start to the next one's, the stories that have it and what it weighs there. */
interface ByFeature {
  readonly starts: Int32Array;
  readonly stories: Int32Array;
  readonly weights: Float64Array;
}

function byFeature(vectors: readonly StoryVector[], size: number): ByFeature {
  const starts = new Int32Array(size + 1);
  for (const { features } of vectors)
    for (const feature of features) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  for (let feature = 0; feature < size; feature += 1)
    starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
  const next = starts.slice();
  const stories = new Int32Array(starts[size] ?? 0);
  const weights = new Float64Array(stories.length);
  vectors.forEach((vector, story) => {
    vector.features.forEach((feature, at) => {
      const place = next[feature] ?? 0;
      stories[place] = story;
      weights[place] = vector.weights[at] ?? 0;
      next[feature] = place + 1;
    });
  });
  return { starts, stories, weights };
}

const mostNeighbours = 8;

/**
 * How near each story is to the first, when each is taken together with the stories nearest to it: its neighbours weigh
 * by the square of their nearness, together as much as the story itself. So two reports of one event meet through the
 * others on it though they use other words, and a twin event stays with its own (after smoothing over neighbours in
 * cluster-based retrieval: Kurland and Lee 2004; Liu and Croft 2004).
 */
export function smoothedNearness(table: NearnessTable): readonly number[] {
  const groups = table.map(groupOf);
  const [first] = groups;
  if (first === undefined) return [];
  const own = product(first, first, table);
  return groups.map((group) => product(first, group, table) / Math.sqrt(own * product(group, group, table)));
}

/** A story with its neighbours: whom it is made of, and in which shares. */
type Group = readonly (readonly [story: number, share: number])[];

function groupOf(row: Float64Array, story: number): Group {
  const nearest = [...row.keys()]
    .filter((other) => other !== story)
    .sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0))
    .slice(0, mostNeighbours)
    .map((other): [number, number] => [other, (row[other] ?? 0) ** 2]);
  const sum = nearest.reduce((all, [, square]) => all + square, 0) || 1;
  return [[story, 1], ...nearest.map(([other, square]): [number, number] => [other, square / sum])];
}

function product(one: Group, other: Group, table: NearnessTable): number {
  let sum = 0;
  for (const [a, shareA] of one) for (const [b, shareB] of other) sum += shareA * shareB * (table[a]?.[b] ?? 0);
  return sum;
}
