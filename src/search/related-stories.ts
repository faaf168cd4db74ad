import { setImmediate as nextTurn } from "node:timers/promises";
import { analysedStopWords } from "./analysed-stop-words.js";
import { FeatureTable } from "./feature-table.js";
import { type Candidate, findCandidates } from "./find-candidates.js";
import { foldRepeats } from "./fold-repeats.js";
import type { JudgedStory } from "./judged-story.js";
import { type NearnessTable, nearnessTable, smoothedNearness } from "./nearness.js";
import type { ReadIndex } from "./open-index.js";
import { RelationReasons } from "./relation-reasons.js";
import { type NamedStory, ownNames, sameNames } from "./same-names.js";
import type { RelatedAsk, RelatedHit } from "./search-index.js";
import { factTerms } from "./story-facts.js";
import { wholeText } from "./story-row.js";
import { storyVector } from "./story-vector.js";
import { tellingTerms } from "./telling-terms.js";
import { TermRarity } from "./term-rarity.js";
import { fading, isRepeat, isRunning } from "./together-in-time.js";

/** Under this nearness two stories share some words, not a matter. */
const leastNearness = 0.07;
/** And under this one, seen among their neighbours, they belong to different matters. */
const leastScore = 0.25;

/**
 * The story as a question. Its most telling words find candidates (BM25); words, pairs of words and known facts, rare
 * ones weighing more, say how near each is to each; and each is judged together with its neighbours. What is long ago
 * must be nearer. A story that tells the same once more is no hit of its own; nor is one of which no reason can be given.
 */
export async function relatedStories(index: ReadIndex, ask: RelatedAsk): Promise<readonly RelatedHit[]> {
  const rarity = new TermRarity(index.counts);
  const table = new FeatureTable(rarity, analysedStopWords(ask.language));
  const asking = { text: wholeText(ask), facts: factTerms(ask) };
  const vector = storyVector(asking, table);
  const telling = tellingTerms(vector, table, rarity);
  if (telling.length === 0) return [];
  const candidates = await findCandidates(index, ask, telling);
  const vectors = [vector, ...candidates.map((candidate) => storyVector(candidate, table))];
  // Each of these steps holds the event loop for about a millisecond: readers are answered in between.
  await nextTurn();
  const near = nearnessTable(vectors, table.size);
  const named = vectors.map((one) => ({ names: ownNames(one, table, rarity), features: new Set(one.features) }));
  const judged = judge(ask, candidates, { near, named });
  await nextTurn();
  const reasons = new RelationReasons({ ask, vector, table, rarity });
  const told =
    ask.unfolded === true ? judged.map((kept) => ({ kept, repeats: [] })) : foldRepeats(judged, near, ask.publishedAt);
  return told
    .slice(0, ask.limit)
    .map(({ kept: { code, publishedAt, score, running, text, facts }, repeats }) => ({
      ...{ code, publishedAt, score, running, repeats },
      reason: reasons.of({ text, facts }),
    }))
    .filter(({ reason }) => reason.words.length > 0);
}

interface Compared {
  readonly near: NearnessTable;
  /** The asking story, and then the candidates. */
  readonly named: readonly NamedStory[];
}

/** The candidates that are near enough, nearest first; of equals the nearer in time. */
function judge(ask: RelatedAsk, candidates: readonly Candidate[], { near, named }: Compared): readonly JudgedStory[] {
  const smoothed = smoothedNearness(near);
  const [asking = noNames, ...others] = named;
  return candidates
    .map((candidate, at): JudgedStory => {
      const row = at + 1;
      const apart = Math.abs(candidate.publishedAt - ask.publishedAt);
      const nearness = near[0]?.[row] ?? 0;
      const score = (smoothed[row] ?? 0) * fading(apart);
      const own = others[at] ?? noNames;
      const pair = { nearness, score, apart, names: sameNames(asking, own) };
      return { ...candidate, ...own, row, nearness, score, apart, running: isRunning(pair), repeated: isRepeat(pair) };
    })
    .filter(({ nearness, score }) => nearness >= (ask.least ?? leastNearness) && score >= (ask.least ?? leastScore))
    .sort((a, b) => b.score - a.score || a.apart - b.apart);
}

const noNames: NamedStory = { names: new Map(), features: new Set() };
