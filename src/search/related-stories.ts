import { setImmediate as nextTurn } from "node:timers/promises";
import type { ComparedStories } from "./compare-stories.js";
import { foldRepeats } from "./fold-repeats.js";
import type { JudgedStory } from "./judged-story.js";
import { smoothedNearness } from "./nearness.js";
import { RelationReasons } from "./relation-reasons.js";
import { type NamedStory, sameNames } from "./same-names.js";
import type { RelatedAsk, RelatedHit } from "./search-index.js";
import { fading, isRepeat, isRunning } from "./together-in-time.js";

/** Under this nearness two stories share some words, not a matter. */
const leastNearness = 0.07;
/** And under this one, seen among their neighbours, they belong to different matters. */
const leastScore = 0.25;

/**
 * The story as a question, compared with its candidates. A story that tells the same once more is no hit of its own; nor
 * is one of which no reason can be given.
 */
export async function relatedStories(
  comparing: Promise<ComparedStories>,
  ask: RelatedAsk,
): Promise<readonly RelatedHit[]> {
  const compared = await comparing;
  const { near, vector, table, rarity } = compared;
  const judged = judge(ask, compared);
  // Readers are answered before the reasons are sought.
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

/** The candidates that are near enough, nearest first; of equals the nearer in time. */
function judge(ask: RelatedAsk, { candidates, near, named }: ComparedStories): readonly JudgedStory[] {
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
