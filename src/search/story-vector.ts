import type { FeatureTable } from "./feature-table.js";

/** A story's features with their weights, as a vector of length 1. */
export interface StoryVector {
  readonly features: Int32Array;
  readonly weights: Float64Array;
}

/** What of a story is compared. */
export interface ComparedStory {
  /** Analysed headline, standfirst and body, in that order. */
  readonly text: string;
  /** What is known of it, as `factTerms` writes it. */
  readonly facts: string;
}

/** News tells the most important first: the first words count so many times what the last do … */
const leadWeight = 2.5;
/** … and half of the difference is gone after some 55 telling words. */
const leadLength = 80;
/** Telling words that are read; a longer text says nothing new of what it is about. */
const mostWords = 400;
const placeCounts = Float64Array.from(
  { length: mostWords },
  (_, place) => 1 + (leadWeight - 1) * Math.exp(-place / leadLength),
);
/** What editors and agencies say of a story outweighs a word in it. */
const factWeight = 1.5;

/**
 * The story as a vector: its words, pairs of neighbouring words and known facts, each by how often and how early it
 * stands (square root of the sum) and how rare it is (idf; a pair's is the mean of its words').
 */
export function storyVector({ text, facts }: ComparedStory, table: FeatureTable): StoryVector {
  const times = wordTimes(text, table);
  for (const fact of facts.split(" ")) if (fact !== "") times.set(table.fact(fact), factWeight ** 2);
  const features = Int32Array.from(times.keys());
  const weights = Float64Array.from(features, (feature) => Math.sqrt(times.get(feature) ?? 0) * table.weight(feature));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return { features, weights: weights.map((weight) => weight / length) };
}

/** How often each word and each pair of neighbours stands in the text, earlier ones counting for more. */
function wordTimes(text: string, table: FeatureTable): Map<number, number> {
  const times = new Map<number, number>();
  let place = 0;
  let before: number | null = null;
  for (const term of text.split(" ", 4 * mostWords)) {
    if (place === mostWords) break;
    const feature = table.word(term);
    if (feature !== null) {
      const count = placeCounts[place] ?? 1;
      times.set(feature, (times.get(feature) ?? 0) + count);
      if (before !== null) {
        const pair = table.pair(before, feature);
        times.set(pair, (times.get(pair) ?? 0) + count);
      }
      place += 1;
    }
    before = feature;
  }
  return times;
}
