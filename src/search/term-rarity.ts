import type { TermCounts } from "./term-counts.js";

/** How rare terms are. One serves one question: the stories compared in it share most of their words. */
export class TermRarity {
  readonly #counts: TermCounts;
  readonly #known = new Map<string, number>();

  constructor(counts: TermCounts) {
    this.#counts = counts;
  }

  /** How many stories have been counted. */
  get stories(): number {
    return this.#counts.stories;
  }

  /** The inverse document frequency of the term, ln(1 + (N + 1) / (n + ½)): well above 0 even for what every story has. */
  of(term: string): number {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const rarity = this.ofHaving(this.having(term));
    this.#known.set(term, rarity);
    return rarity;
  }

  /** The rarity of a term that stands in so many stories. */
  ofHaving(having: number): number {
    return Math.log(1 + (this.#counts.stories + 1) / (having + 0.5));
  }

  /** In about how many stories the term stands. */
  having(term: string): number {
    return Math.min(this.#counts.of(term), this.#counts.stories);
  }
}
