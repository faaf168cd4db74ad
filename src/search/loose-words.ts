import { bm25, type Posting, postingOf, rowOf, timesOf, wordTimes } from "./posting.js";

/** What words count for in each story, by its place. */
export interface WordScores {
  readonly scores: Float64Array;
  /** How many of the words stand in it. */
  readonly having: Uint8Array;
}

/** Where the words of one column stand, of stories that are numbered in the order in which they came. */
export class LooseWords {
  /** For each word the places of the stories that have it, ascending, each with how often; most words have one alone. */
  readonly #postings = new Map<string, Posting | Posting[]>();
  readonly #lengths: number[] = [];
  #words = 0;
  #filled = 0;

  /** Words a story has in the column, in the mean of those that have any. */
  get averageLength(): number {
    return this.#words / Math.max(1, this.#filled);
  }

  /** How many of the stories have any: 0 to 1. */
  get filled(): number {
    return this.#filled / Math.max(1, this.#lengths.length);
  }

  /** In how many stories the word stands, those counted in that are gone. */
  having = (word: string): number => this.#postingsOf(word).length;

  /** Takes in the next story. */
  add(text: string): void {
    const place = this.#lengths.length;
    const { times, length } = wordTimes(text);
    for (const [word, often] of times) {
      const posting = postingOf(place, often);
      const postings = this.#postings.get(word);
      if (postings === undefined) this.#postings.set(word, posting);
      else if (typeof postings === "number") this.#postings.set(word, [postings, posting]);
      else postings.push(posting);
    }
    this.#lengths.push(length);
    this.#words += length;
    if (length > 0) this.#filled += 1;
  }

  /** BM25 of the words, each of which is as rare as `rarity` says. */
  scores(words: readonly string[], rarity: (word: string) => number): WordScores {
    const scores = new Float64Array(this.#lengths.length);
    const having = new Uint8Array(scores.length);
    const average = this.averageLength;
    for (const word of words) {
      const weight = rarity(word);
      for (const posting of this.#postingsOf(word)) {
        const place = rowOf(posting);
        const lengthToMean = (this.#lengths[place] ?? 0) / average;
        scores[place] = (scores[place] ?? 0) + bm25(weight, timesOf(posting), lengthToMean);
        having[place] = (having[place] ?? 0) + 1;
      }
    }
    return { scores, having };
  }

  #postingsOf(word: string): readonly Posting[] {
    const postings = this.#postings.get(word) ?? [];
    return typeof postings === "number" ? [postings] : postings;
  }
}
