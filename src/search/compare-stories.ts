import { setImmediate as nextTurn } from "node:timers/promises";
import { analysedStopWords } from "./analysed-stop-words.js";
import { FeatureTable } from "./feature-table.js";
import { type Candidate, findCandidates } from "./find-candidates.js";
import { type NearnessTable, nearnessTable } from "./nearness.js";
import type { ReadIndex } from "./open-index.js";
import { type NamedStory, ownNames } from "./same-names.js";
import type { SearchDocument } from "./search-index.js";
import { factTerms } from "./story-facts.js";
import { wholeText } from "./story-row.js";
import { type StoryVector, storyVector } from "./story-vector.js";
import { tellingTerms } from "./telling-terms.js";
import { TermRarity } from "./term-rarity.js";

/** A story beside those that share telling words with it. */
export interface ComparedStories {
  readonly vector: StoryVector;
  readonly table: FeatureTable;
  readonly rarity: TermRarity;
  readonly candidates: readonly Candidate[];
  /** How near each is to each, the asking story first, and then the candidates. */
  readonly near: NearnessTable;
  /** In the same order. */
  readonly named: readonly NamedStory[];
}

/**
 * The story's most telling words find candidates (BM25); words, pairs of words and known facts, rare ones weighing more,
 * say how near each is to each, so that each can be judged together with its neighbours.
 */
export async function compareStories(index: ReadIndex, story: SearchDocument): Promise<ComparedStories> {
  const rarity = new TermRarity(index.counts);
  const table = new FeatureTable(rarity, analysedStopWords(story.language));
  const vector = storyVector({ text: wholeText(story), facts: factTerms(story) }, table);
  const telling = tellingTerms(vector, table, rarity);
  const candidates = telling.length === 0 ? [] : await findCandidates(index, story, telling);
  const vectors = [vector, ...candidates.map((candidate) => storyVector(candidate, table))];
  // Each of these steps holds the event loop for about a millisecond: readers are answered in between.
  await nextTurn();
  const near = nearnessTable(vectors, table.size);
  const named = vectors.map((one) => ({ names: ownNames(one, table, rarity), features: new Set(one.features) }));
  return { vector, table, rarity, candidates, near, named };
}
