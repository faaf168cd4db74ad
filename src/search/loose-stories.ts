import { LooseWords } from "./loose-words.js";
import { type StoryRow, type WordColumn, wordColumns } from "./story-row.js";

/** Words asked of the loose stories. */
export interface LooseAsk {
  readonly words: readonly string[];
  readonly column: WordColumn;
  /** Whether all the words must stand in the column, or any. */
  readonly all: boolean;
  readonly rarity: (word: string) => number;
}

export interface LooseHit {
  readonly row: StoryRow;
  readonly score: number;
}

/** A code whose story is gone. */
const gone = -1;

/**
 * The stories that came or changed since the index was made anew, in memory with their words: they are found at once,
 * and by a look into these a question is hardly slower. Some 12 KB a story, of which there are some thousands at most.
 */
export class LooseStories {
  /** In the order in which they came; null where a later one took the place, or the story is gone. */
  readonly #rows: (StoryRow | null)[] = [];
  readonly #places = new Map<number, number>();
  #changes = 0;
  readonly #words = Object.fromEntries(wordColumns.map((column) => [column, new LooseWords()])) as Readonly<
    Record<WordColumn, LooseWords>
  >;

  /** How many were written, each time a story was counted in. */
  get written(): number {
    return this.#rows.length;
  }

  /** How often a story came, changed or went: what was found before this moved may be found no longer. */
  get changes(): number {
    return this.#changes;
  }

  /** Whether a story came, changed or went since: what else is known of its code is no longer true. */
  knows = (code: number): boolean => this.#places.has(code);

  /** Takes a story in, in place of what its code held; says whether it held none. */
  put(row: StoryRow): boolean {
    this.#changes += 1;
    const before = this.#places.get(row.code) ?? gone;
    if (before !== gone) this.#rows[before] = null;
    this.#places.set(row.code, this.#rows.length);
    this.#rows.push(row);
    for (const column of wordColumns) this.#words[column].add(row[column]);
    return before === gone;
  }

  remove(code: number): void {
    this.#changes += 1;
    const before = this.#places.get(code) ?? gone;
    if (before !== gone) this.#rows[before] = null;
    this.#places.set(code, gone);
  }

  /** Those with the words, best first. */
  matching({ words, column, all, rarity }: LooseAsk): LooseHit[] {
    const { scores, having } = this.#words[column].scores(words, rarity);
    const least = all ? words.length : 1;
    const hits: LooseHit[] = [];
    for (const [place, many] of having.entries()) {
      const row = many >= least ? this.#rows[place] : null;
      if (row != null) hits.push({ row, score: scores[place] ?? 0 });
    }
    return hits.sort((a, b) => b.score - a.score);
  }

  all = (): readonly StoryRow[] => this.#rows.filter((row) => row !== null);

  /** In how many the word stands in the column. */
  having = (word: string, column: WordColumn): number => this.#words[column].having(word);

  /** How many stories have anything in the column: 0 to 1. */
  filled = (column: WordColumn): number => this.#words[column].filled;

  /** How much of a text is in the column, in the mean: 0 to 1. */
  shareOf(column: WordColumn): number {
    const whole = this.#words.text.averageLength;
    return whole === 0 ? 0 : (this.filled(column) * this.#words[column].averageLength) / whole;
  }
}
