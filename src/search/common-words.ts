import { type FileHandle, open, readFile } from "node:fs/promises";
import { BestOf } from "./best-of.js";
import { bm25, type Posting, postingBytes, rowOf, timesOf } from "./posting.js";
import { type WordColumn, wordColumns } from "./story-row.js";

/** Where a word's postings begin in the file, and how many it has in each column. */
export type ListPlace = readonly [at: number, ...postings: readonly number[]];

/** What is said of the lists beside them. */
export interface ListsKept {
  /** How many rows the lists tell of. */
  readonly rows: number;
  /** Where the lengths of the rows' columns begin in the file, in bytes; the postings begin at 0. */
  readonly lengthsAt: number;
  readonly words: readonly (readonly [word: string, place: ListPlace])[];
}

/** Words whose rows are wanted, the best of those that are also something else. */
export interface ListAsk {
  readonly words: readonly string[];
  readonly column: WordColumn;
  /** Whether all the words must stand in the column, or any. */
  readonly all: boolean;
  readonly wanted: (row: number) => boolean;
  /** The rows before and from which on none is wanted. */
  readonly span: readonly [first: number, end: number];
  readonly limit: number;
}

export interface ListedHits {
  /** Best first. */
  readonly hits: readonly { readonly row: number; readonly score: number }[];
  readonly full: boolean;
}

/** Postings walked through for one question: some milliseconds at most. */
const mostWalked = 150_000;

/**
 * Where the common words of a large settled table stand, as plain lists in a file of which a question reads its words'
 * alone. LanceDB walks through such a list slower the longer it is; this is a read, and a walk that takes 10 ns a posting.
 */
export class CommonWords {
  readonly #file: FileHandle;
  readonly #words: ReadonlyMap<string, ListPlace>;
  readonly #columns: Readonly<Record<WordColumn, Lengths>>;

  private constructor(file: FileHandle, words: ReadonlyMap<string, ListPlace>, lengths: readonly Uint16Array[]) {
    this.#file = file;
    this.#words = words;
    this.#columns = Object.fromEntries(
      wordColumns.map((column, at) => [column, lengthsOf(lengths[at] ?? new Uint16Array())]),
    ) as Record<WordColumn, Lengths>;
  }

  /** Opens the lists of so many rows; null where there are none, or not whole. */
  static async open(described: string, lists: string, rows: number): Promise<CommonWords | null> {
    const text = await readFile(described, "utf8").catch(() => null);
    if (text === null) return null;
    const file = await open(lists, "r").catch(() => null);
    if (file === null) return null;
    const kept = JSON.parse(text) as ListsKept;
    const bytes = new Uint8Array(wordColumns.length * rows * Uint16Array.BYTES_PER_ELEMENT);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, kept.lengthsAt);
    if (kept.rows !== rows || bytesRead < bytes.length) {
      await file.close();
      return null;
    }
    const lengths = wordColumns.map((_, at) => new Uint16Array(bytes.buffer, 2 * at * rows, rows));
    return new CommonWords(file, new Map(kept.words), lengths);
  }

  /** The best rows with the words; null where one of them has no list, or all are longer than may be walked through. */
  async matching({ words, column, all, wanted, span, limit }: ListAsk): Promise<ListedHits | null> {
    const listed = words.flatMap((word) => this.#placeOf(word, column) ?? []);
    if (listed.length === 0 || listed.length < words.length) return null;
    if (listed.reduce((sum, { many }) => sum + many, 0) > mostWalked) return null;
    const lists = await Promise.all(listed.map((one) => this.#read(one)));
    const lengths = this.#columns[column];
    const best = new BestOf(limit);
    const walk = {
      ...{ lists, lengths, wanted, span, best },
      rarities: listed.map(({ many }) => rarityOf(many, lengths)),
    };
    if (all) walkAll(walk);
    else walkAny(walk);
    return { hits: best.inOrder(), full: best.isFull };
  }

  close = (): Promise<void> => this.#file.close();

  #placeOf(word: string, column: WordColumn): Listed | null {
    const [at, ...many] = this.#words.get(word) ?? [];
    if (at === undefined) return null;
    const which = wordColumns.indexOf(column);
    const before = many.slice(0, which).reduce((sum, one) => sum + one, 0);
    return { at: at + before * postingBytes, many: many[which] ?? 0 };
  }

  async #read({ at, many }: Listed): Promise<Uint32Array> {
    const postings = new Uint32Array(many);
    const { bytesRead } = await this.#file.read(postings, 0, postings.byteLength, at);
    if (bytesRead < postings.byteLength) throw new Error("the lists of common words are cut short");
    return postings;
  }
}

interface Listed {
  readonly at: number;
  readonly many: number;
}

/** How many words the rows have in a column. */
interface Lengths {
  readonly lengths: Uint16Array;
  readonly mean: number;
  /** How many have any. */
  readonly filled: number;
}

function lengthsOf(lengths: Uint16Array): Lengths {
  let [words, filled] = [0, 0];
  for (const length of lengths) {
    words += length;
    if (length > 0) filled += 1;
  }
  return { lengths, mean: words / Math.max(1, filled), filled };
}

/** BM25's inverse document frequency. */
const rarityOf = (having: number, { filled }: Lengths): number =>
  Math.log(1 + (filled - having + 0.5) / (having + 0.5));

interface Walk {
  readonly lists: readonly Uint32Array[];
  readonly rarities: readonly number[];
  readonly lengths: Lengths;
  readonly wanted: (row: number) => boolean;
  readonly span: readonly [first: number, end: number];
  readonly best: BestOf;
}

/** What the words under the places count for in a row. */
function scoreOf({ lists, rarities, lengths }: Walk, row: number, places: readonly number[]): number {
  const lengthToMean = (lengths.lengths[row] ?? 0) / lengths.mean;
  let score = 0;
  for (let one = 0; one < lists.length; one += 1) {
    const posting = lists[one]?.[places[one] ?? 0];
    if (posting !== undefined && rowOf(posting) === row)
      score += bm25(rarities[one] ?? 0, timesOf(posting), lengthToMean);
  }
  return score;
}

/** Whether a row is wanted is asked last: most rows count for less than those that were found. */
function offer(walk: Walk, row: number, places: readonly number[]): void {
  const score = scoreOf(walk, row, places);
  if (walk.best.takes(score) && walk.wanted(row)) walk.best.offer(row, score);
}

/** Offers the rows that have all the words. */
function walkAll(walk: Walk): void {
  const { lists, span } = walk;
  const [first, end] = span;
  const places = lists.map((list) => placeFrom(list, 0, first));
  const shortest = lists.reduce((least, list) => (list.length < least.length ? list : least));
  for (let at = placeFrom(shortest, 0, first); at < shortest.length; at += 1) {
    const row = rowOf(shortest[at] as Posting);
    if (row >= end) return;
    if (lists.every((list, one) => standsIn(list, places, one, row))) offer(walk, row, places);
  }
}

/** Moves a list's place on to the row; says whether it is there. */
function standsIn(list: Uint32Array, places: number[], one: number, row: number): boolean {
  const place = placeFrom(list, places[one] ?? 0, row);
  places[one] = place;
  return place < list.length && rowOf(list[place] as Posting) === row;
}

/** Offers the rows that have any of the words. */
function walkAny(walk: Walk): void {
  const { lists, span } = walk;
  const [first, end] = span;
  const places = lists.map((list) => placeFrom(list, 0, first));
  for (let row = firstRow(lists, places); row < end; row = firstRow(lists, places)) {
    offer(walk, row, places);
    for (let one = 0; one < lists.length; one += 1) {
      const place = places[one] ?? 0;
      const posting = lists[one]?.[place];
      if (posting !== undefined && rowOf(posting) === row) places[one] = place + 1;
    }
  }
}

/** The first row of those at the places; after all rows where every list is at its end. */
function firstRow(lists: readonly Uint32Array[], places: readonly number[]): number {
  let first = Number.POSITIVE_INFINITY;
  for (let one = 0; one < lists.length; one += 1) {
    const posting = lists[one]?.[places[one] ?? 0];
    if (posting !== undefined && rowOf(posting) < first) first = rowOf(posting);
  }
  return first;
}

/** The first place, from one on, whose row is not before that: by steps that double, and then by halves. */
function placeFrom(list: Uint32Array, from: number, row: number): number {
  let step = 1;
  let low = from;
  while (low + step < list.length && rowOf(list[low + step] as Posting) < row) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, list.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rowOf(list[middle] as Posting) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
