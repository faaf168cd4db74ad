import type { TermRarity } from "./term-rarity.js";

/** What stands behind a word is a weaker sign than the word: "the fire at", but also "Tara Reid". */
const pairWeight = 0.7;
/** More terms than all texts that one question compares can have, so that a pair of terms is one small integer. */
const mostTerms = 2 ** 15;

/**
 * The words, pairs of words and known facts of the stories that one question compares, as small numbers (features), with
 * what each weighs.
 */
export class FeatureTable {
  readonly #rarity: TermRarity;
  readonly #stops: ReadonlySet<string>;
  readonly #features = new Map<string, number | null>();
  readonly #pairs = new Map<number, number>();
  readonly #weights: number[] = [];
  readonly #words: (string | null)[] = [];

  constructor(rarity: TermRarity, stops: ReadonlySet<string>) {
    this.#rarity = rarity;
    this.#stops = stops;
  }

  /** How many features there are so far: all are smaller. */
  get size(): number {
    return this.#weights.length;
  }

  /** The feature of a word of a text; null for one that tells nothing. */
  word(term: string): number | null {
    const known = this.#features.get(term);
    if (known !== undefined) return known;
    const feature = term === "" || this.#stops.has(term) ? null : this.#add(this.#rarity.of(term), term);
    this.#features.set(term, feature);
    return feature;
  }

  /** The feature of two words that stand side by side. */
  pair(first: number, second: number): number {
    const key = first * mostTerms + second;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const feature = this.#add((pairWeight * (this.weight(first) + this.weight(second))) / 2, null);
    this.#pairs.set(key, feature);
    return feature;
  }

  /** The feature of a known fact. */
  fact(term: string): number {
    const known = this.#features.get(term);
    if (known !== undefined && known !== null) return known;
    const feature = this.#add(this.#rarity.of(term), null);
    this.#features.set(term, feature);
    return feature;
  }

  /** How much the feature tells: the rarity of a word or fact, some of the mean rarity of a pair's words. */
  weight(feature: number): number {
    return this.#weights[feature] ?? 0;
  }

  /** The word that the feature is; null when it is a pair or a fact. */
  termOf(feature: number): string | null {
    return this.#words[feature] ?? null;
  }

  #add(weight: number, word: string | null): number {
    this.#words.push(word);
    return this.#weights.push(weight) - 1;
  }
}
