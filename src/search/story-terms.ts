import type { TermCounts } from "./term-counts.js";

/** How often each term stands in a story; stop words are left out. */
export type StoryTerms = ReadonlyMap<string, number>;

/** The terms of an analysed text. */
export function storyTerms(text: string, stops: ReadonlySet<string>): StoryTerms {
  const times = new Map<string, number>();
  for (const term of text.split(" ")) {
    if (term !== "" && !stops.has(term)) times.set(term, (times.get(term) ?? 0) + 1);
  }
  return times;
}

/** How rare terms are. One serves one question: the stories compared in it share most of their words. */
export class TermRarity {
  readonly #counts: TermCounts;
  readonly #known = new Map<string, number>();

  constructor(counts: TermCounts) {
    this.#counts = counts;
  }

  /** The inverse document frequency of the term, ln(1 + (N + 1) / (n + ½)): well above 0 even for what every story has. */
  of(term: string): number {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const stories = this.#counts.stories;
    const having = Math.min(this.#counts.of(term), stories);
    const rarity = Math.log(1 + (stories + 1) / (having + 0.5));
    this.#known.set(term, rarity);
    return rarity;
  }

  /** What a term that stands so many times in a story weighs there: (1 + ln tf) · idf. */
  weight(term: string, times: number): number {
    return (times === 1 ? 1 : 1 + Math.log(times)) * this.of(term);
  }

  /** Whether more than one story is known to have the term. */
  isShared(term: string): boolean {
    return this.#counts.of(term) > 1;
  }
}

/** A story's terms with their weights, as a vector of length 1. */
export type StoryVector = ReadonlyMap<string, number>;

export function storyVector(terms: StoryTerms, rarity: TermRarity): StoryVector {
  const weights = Array.from(terms, ([term, times]) => [term, rarity.weight(term, times)] as const);
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}

/** How near a story is to a vector: the cosine of the angle between them, 0 (no word in common) to 1 (the same words). */
export function nearness(vector: StoryVector, terms: StoryTerms, rarity: TermRarity): number {
  let product = 0;
  let square = 0;
  for (const [term, times] of terms) {
    const weight = rarity.weight(term, times);
    square += weight * weight;
    const other = vector.get(term);
    if (other !== undefined) product += weight * other;
  }
  return square === 0 ? 0 : product / Math.sqrt(square);
}
