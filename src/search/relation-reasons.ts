import type { FeatureTable } from "./feature-table.js";
import type { RelatedAsk, RelatedReason } from "./search-index.js";
import { SharedWords } from "./shared-words.js";
import { type FactKind, factTerm, namesOf } from "./story-facts.js";
import type { ComparedStory, StoryVector } from "./story-vector.js";
import type { TermRarity } from "./term-rarity.js";

const mostNames = 3;
/** A place or a topic that more than one in fifty stories has explains nothing: everything happens in Britain. */
const commonShare = 0.02;
const alwaysRare = 5;

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

  constructor({ ask, vector, table, rarity }: Explaining) {
    const isTelling = (term: string): boolean =>
      rarity.having(term) <= Math.max(alwaysRare, rarity.stories * commonShare);
    this.#names = (["people", "organisations", "places", "topics"] as const).flatMap((kind) =>
      namesOf(ask.facts, kind)
        .map((name) => ({ kind, name, term: factTerm(kind, name) }))
        .filter(({ term }) => kind === "people" || isTelling(term)),
    );
    this.#words = new SharedWords(ask, weightsOf(vector, table));
  }

  /** The same people, else the same organisations, places or topics where these tell something, else shared words. */
  of({ text, facts }: ComparedStory): RelatedReason {
    const known = new Set(facts.split(" "));
    const shared = this.#names.filter(({ term }) => known.has(term));
    const [first] = shared;
    if (first === undefined) return { kind: "words", words: this.#words.in(text) };
    const words = shared.filter(({ kind }) => kind === first.kind).map(({ name }) => name);
    return { kind: first.kind, words: words.slice(0, mostNames) };
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
