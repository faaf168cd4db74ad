import { MatchQuery, Operator } from "@lancedb/lancedb";
import type { StoryCode } from "../kernel/ids.js";
import { analysedStopWords } from "./analysed-stop-words.js";
import { matchingRows } from "./matching-rows.js";
import type { ReadIndex } from "./open-index.js";
import type { RelatedAsk, RelatedHit } from "./search-index.js";
import { wholeText } from "./story-row.js";
import { quoted } from "./story-table.js";
import { nearness, type StoryVector, storyTerms, storyVector, TermRarity } from "./story-terms.js";
import { writtenWords } from "./written-words.js";

const mostTerms = 24;
const mostCandidates = 40;
const mostReasons = 3;
/** Under this nearness two stories share some words, not a matter: right answers hardly ever lie below twice as much. */
const leastNearness = 0.09;

interface Candidate {
  readonly code: StoryCode;
  readonly publishedAt: number;
  readonly text: string;
}
interface Judged {
  readonly code: StoryCode;
  readonly score: number;
  /** Milliseconds between the two publications. */
  readonly apart: number;
  readonly words: readonly string[];
}

/**
 * The story as a question: its most telling terms find candidates by BM25, and the whole vocabularies of both decide
 * the order (cosine of tf-idf). A story that shares no telling word is no relation, for no reason could be given.
 */
export async function relatedStories(index: ReadIndex, ask: RelatedAsk): Promise<readonly RelatedHit[]> {
  const stops = analysedStopWords(ask.language);
  const rarity = new TermRarity(index.counts);
  const vector = storyVector(storyTerms(wholeText(ask), stops), rarity);
  const telling = tellingTerms(vector, rarity);
  if (telling.length === 0) return [];
  const candidates = await findCandidates(index, ask, telling);
  const measure = { ask, stops, rarity, vector, reasons: reasonWords(ask, telling, rarity) };
  return candidates
    .map((candidate) => judge(candidate, measure))
    .filter((judged) => judged.score >= leastNearness && judged.words.length > 0)
    .sort((a, b) => b.score - a.score || a.apart - b.apart)
    .slice(0, ask.limit)
    .map(({ code, score, words }) => ({ code, score, words }));
}

/** The heaviest terms; those that no other story is known to have come last, for they find nothing. */
function tellingTerms(vector: StoryVector, rarity: TermRarity): string[] {
  const heaviest = [...vector].sort((a, b) => b[1] - a[1]).map(([term]) => term);
  const shared = heaviest.filter((term) => rarity.isShared(term));
  const alone = heaviest.filter((term) => !rarity.isShared(term));
  return [...shared, ...alone].slice(0, mostTerms);
}

async function findCandidates(index: ReadIndex, ask: RelatedAsk, telling: readonly string[]): Promise<Candidate[]> {
  const found = await matchingRows(index, {
    query: new MatchQuery(telling.join(" "), "text", { operator: Operator.Or }),
    where: `edition = ${quoted(ask.edition)} AND code <> ${Number(ask.code)}`,
    columns: ["code", "published_at", "text"],
    limit: mostCandidates,
  });
  return found.flatMap((rows) => {
    const [codes, instants, texts] = ["code", "published_at", "text"].map((name) => rows.getChild(name));
    return Array.from({ length: rows.numRows }, (_, at) => ({
      code: codes?.get(at) as StoryCode,
      publishedAt: instants?.get(at) as number,
      text: texts?.get(at) as string,
    }));
  });
}

/** A term and how the asking story spells it. */
type Reason = readonly [term: string, word: string];

/** The telling terms that can be shown to a reader, rarest first: at least two characters, one of them a letter. */
function reasonWords(ask: RelatedAsk, telling: readonly string[], rarity: TermRarity): Reason[] {
  const spelling = writtenWords(`${ask.headline}\n${ask.standfirst}\n${ask.body}`, ask.language);
  return telling
    .toSorted((a, b) => rarity.of(b) - rarity.of(a))
    .map((term): Reason => [term, spelling.get(term) ?? ""])
    .filter(([, word]) => word.length > 1 && /\p{L}/u.test(word));
}

interface Measure {
  readonly ask: RelatedAsk;
  readonly stops: ReadonlySet<string>;
  readonly rarity: TermRarity;
  readonly vector: StoryVector;
  readonly reasons: readonly Reason[];
}

function judge(candidate: Candidate, { ask, stops, rarity, vector, reasons }: Measure): Judged {
  const terms = storyTerms(candidate.text, stops);
  const shared = reasons.filter(([term]) => terms.has(term));
  return {
    code: candidate.code,
    score: nearness(vector, terms, rarity),
    apart: Math.abs(candidate.publishedAt - ask.publishedAt),
    words: shared.slice(0, mostReasons).map(([, word]) => word),
  };
}
