import type { FeatureTable } from "./feature-table.js";
import type { RelatedAsk, RelatedReason } from "./search-index.js";
import { SharedWords } from "./shared-words.js";
import { type FactKind, factTerm, namesOf } from "./story-facts.js";
import type { ComparedStory, StoryVector } from "./story-vector.js";
import type { TermRarity } from "./term-rarity.js";

const mostNames = 3;
/** What else than people both stories have says why only where it is about as rare as their rarest word. */
const leastRarity = 0.9;

interface Explaining {
  readonly ask: RelatedAsk;
  readonly vector: StoryVector;
  readonly table: FeatureTable;
  readonly rarity: TermRarity;
}

/** A name that the archive knows of the asking story, with the term by which others are known to have it. */
interface KnownName {
  readonly kind: FactKind;
  readonly name: string;
  readonly term: string;
}

/** Says in a reader's words why a story is related to the asking one. */
export class RelationReasons {
  readonly #names: readonly KnownName[];
  readonly #words: SharedWords;
  readonly #rarity: TermRarity;
  /** The asking story's words, the rarest first. */
  readonly #rarest: readonly string[];

  constructor({ ask, vector, table, rarity }: Explaining) {
    this.#names = (["people", "organisations", "places", "topics"] as const).flatMap((kind) =>
      namesOf(ask.facts, kind).map((name) => ({ kind, name, term: factTerm(kind, name) })),
    );
    const weights = weightsOf(vector, table);
    this.#words = new SharedWords(ask, weights);
    this.#rarity = rarity;
    this.#rarest = [...weights.keys()].sort((a, b) => rarity.of(b) - rarity.of(a));
  }

  /** The same people; else the same organisations, places or topics, where these tell more than words; else words. */
  of({ text, facts }: ComparedStory): RelatedReason {
    const known = new Set(facts.split(" "));
    const least = leastRarity * this.#rarestIn(text);
    const shared = this.#names.filter(
      ({ kind, term }) => known.has(term) && (kind === "people" || this.#rarity.of(term) >= least),
    );
    const [first] = shared;
    if (first === undefined) return { kind: "words", words: this.#words.in(text) };
    const names = shared.filter(({ kind }) => kind === first.kind).map(({ name }) => name);
    return { kind: first.kind, words: names.slice(0, mostNames) };
  }

  #rarestIn(text: string): number {
    const terms = new Set(text.split(" "));
    const word = this.#rarest.find((term) => terms.has(term));
    return word === undefined ? 0 : this.#rarity.of(word);
  }
}

/** The words of a vector with what they weigh in it. */
function weightsOf({ features, weights }: StoryVector, table: FeatureTable): ReadonlyMap<string, number> {
  const byTerm = new Map<string, number>();
  features.forEach((feature, at) => {
    const term = table.termOf(feature);
    if (term !== null) byTerm.set(term, weights[at] ?? 0);
  });
  return byTerm;
}
