import type { FeatureTable } from "./feature-table.js";
import type { StoryVector } from "./story-vector.js";
import type { TermRarity } from "./term-rarity.js";

const mostNames = 24;
/** A word is rare that at most one in two hundred stories has; in a small archive, at most 25. */
const rareShare = 1 / 200;
const rareAlways = 25;

/**
 * What a story alone is about, as a rule names: its heaviest rare words, with their shares of one. Words that tell what
 * kind of event it is ("quarterly dividend", "runs aground") are not among them once an archive has seen some.
 */
export type OwnNames = ReadonlyMap<number, number>;

export function ownNames({ features, weights }: StoryVector, table: FeatureTable, rarity: TermRarity): OwnNames {
  const least = rarity.ofHaving(Math.max(rareAlways, rarity.stories * rareShare));
  const rare = [...features.keys()]
    .filter((at) => isRareWord(features[at] ?? 0, table, least))
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
    .slice(0, mostNames);
  const sum = rare.reduce((all, at) => all + (weights[at] ?? 0), 0) || 1;
  return new Map(rare.map((at) => [features[at] ?? 0, (weights[at] ?? 0) / sum]));
}

/** Numbers name nothing: sums and dates of one size are everywhere. */
const isRareWord = (feature: number, table: FeatureTable, least: number): boolean =>
  /\p{L}/u.test(table.termOf(feature) ?? "") && table.weight(feature) >= least;

/** How much of what each of two stories alone is about stands in the other, 0 to 1. */
export function sameNames(one: NamedStory, other: NamedStory): number {
  return (shareIn(one.names, other) + shareIn(other.names, one)) / 2;
}

export interface NamedStory {
  readonly names: OwnNames;
  readonly features: ReadonlySet<number>;
}

function shareIn(names: OwnNames, { features }: NamedStory): number {
  let share = 0;
  for (const [feature, weight] of names) if (features.has(feature)) share += weight;
  return share;
}
