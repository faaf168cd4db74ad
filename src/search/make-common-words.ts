import { type FileHandle, open, rm } from "node:fs/promises";
import type { Table } from "@lancedb/lancedb";
import type { ListPlace, ListsKept } from "./common-words.js";
import { postingBytes, postingOf } from "./posting.js";
import type { SettledRows } from "./settled-rows.js";
import { wordColumns } from "./story-row.js";
import type { TermCounts } from "./term-counts.js";

/** Of fewer stories LanceDB's own lists are short. */
const leastStories = 40_000;
/** A word in fewer stories is as quick to find by LanceDB; one in more is left to it, off the event loop. */
const [leastHaving, mostHaving] = [2_000, 100_000] as const;
/** Postings held in memory at once: 48 MB, and half of it again while they are put in order. */
const mostHeld = 6_000_000;
/** Common words that one row may have, of which there are not so many. */
const mostInRow = 500_000;
const columns = wordColumns.length;

/** What the lists are made of, and where they are put. */
export interface MakingLists {
  readonly table: Table;
  readonly rows: SettledRows;
  readonly counts: TermCounts;
  /** The path of the file. */
  readonly path: string;
}

/**
 * Writes the lists of the common words of a table that is whole, durably; says where each stands, or null where so few
 * stories need none. However large the table, a bounded part of the lists is in memory.
 */
export async function makeCommonWords({ table, rows, counts, path }: MakingLists): Promise<ListsKept | null> {
  if (rows.many < leastStories) return null;
  const parts = await open(`${path}.parts`, "w+");
  try {
    const making = new ListsInParts(parts, counts, rows.many);
    for await (const batch of table
      .query()
      .select([...wordColumns])
      .withRowId()) {
      const texts = wordColumns.map((column) => batch.getChild(column));
      for (const [at, row] of rows.numbers(batch.getChild("_rowid")).entries()) {
        if (making.isFull) await making.put();
        for (let column = 0; column < columns; column += 1)
          making.add(row, column, String(texts[column]?.get(at) ?? ""));
      }
    }
    return await making.gather(path);
  } finally {
    await parts.close();
    await rm(`${path}.parts`, { force: true });
  }
}

/** Some of the postings, ordered by list, as they were put into the file of parts. */
interface Part {
  readonly at: number;
  /** For each list, where its postings begin in the part; and where the last ends. */
  readonly begins: Uint32Array;
}

/** Lists are numbered: those of a word in each column stand side by side. */
class ListsInParts {
  readonly #file: FileHandle;
  readonly #counts: TermCounts;
  readonly #lengths: readonly Uint16Array[];
  /** The first list of each word that gets some. */
  readonly #words = new Map<string, number>();
  readonly #parts: Part[] = [];
  readonly #lists = new Uint32Array(mostHeld);
  readonly #postings = new Uint32Array(mostHeld);
  #held = 0;
  #end = 0;
  /** Of each list, how often its word stands in the text at hand. */
  #times: number[] = [];

  constructor(file: FileHandle, counts: TermCounts, rows: number) {
    this.#file = file;
    this.#counts = counts;
    this.#lengths = wordColumns.map(() => new Uint16Array(rows));
  }

  /** Whether what is in memory has to be put away before the next row. */
  get isFull(): boolean {
    return this.#held > mostHeld - mostInRow;
  }

  /** Takes in the text of a row. */
  add(row: number, column: number, text: string): void {
    const words = text === "" ? [] : text.split(" ");
    const lengths = this.#lengths[column];
    if (lengths !== undefined) lengths[row] = Math.min(words.length, 0xffff);
    const seen: number[] = [];
    for (const word of words) {
      const first = this.#words.get(word) ?? this.#firstListOf(word);
      if (first === null) continue;
      const list = first + column;
      const before = this.#times[list] ?? 0;
      if (before === 0) seen.push(list);
      this.#times[list] = before + 1;
    }
    for (const list of seen) {
      this.#lists[this.#held] = list;
      this.#postings[this.#held] = postingOf(row, this.#times[list] ?? 1);
      this.#held += 1;
      this.#times[list] = 0;
    }
  }

  #firstListOf(word: string): number | null {
    const having = this.#counts.of(word);
    if (having < leastHaving || having > mostHaving) return null;
    const first = this.#words.size * columns;
    // Letters of its own: a piece of a text would keep the text in memory.
    this.#words.set(Buffer.from(word).toString(), first);
    for (let column = 0; column < columns; column += 1) this.#times.push(0);
    return first;
  }

  /** Puts what is in memory behind what was put before, in the order of the lists. */
  async put(): Promise<void> {
    const begins = new Uint32Array(this.#times.length + 1);
    for (let at = 0; at < this.#held; at += 1) grow(begins, (this.#lists[at] ?? 0) + 1, 1);
    for (let list = 1; list < begins.length; list += 1) grow(begins, list, begins[list - 1] ?? 0);
    const next = begins.slice();
    const ordered = new Uint32Array(this.#held);
    for (let at = 0; at < this.#held; at += 1) {
      const list = this.#lists[at] ?? 0;
      const place = next[list] ?? 0;
      ordered[place] = this.#postings[at] ?? 0;
      next[list] = place + 1;
    }
    await writeAll(this.#file, ordered, this.#end);
    this.#parts.push({ at: this.#end, begins });
    this.#end += ordered.byteLength;
    this.#held = 0;
  }

  /** Writes each list in one piece, and the lengths of the rows behind them. */
  async gather(path: string): Promise<ListsKept> {
    await this.put();
    const lists = this.#times.length;
    const many = Array.from({ length: lists }, (_, list) =>
      this.#parts.reduce((sum, part) => sum + postingsIn(part, list, list + 1), 0),
    );
    const file = await open(path, "w");
    try {
      let at = 0;
      for (let first = 0; first < lists; ) {
        let [end, room] = [first + 1, many[first] ?? 0];
        for (; end < lists && room + (many[end] ?? 0) <= mostHeld; end += 1) room += many[end] ?? 0;
        await writeAll(file, await this.#together(first, end, room), at);
        at += room * postingBytes;
        first = end;
      }
      const lengthsAt = at;
      for (const lengths of this.#lengths) {
        await writeAll(file, lengths, at);
        at += lengths.byteLength;
      }
      await file.sync();
      return { rows: this.#lengths[0]?.length ?? 0, lengthsAt, words: this.#placesIn(many) };
    } finally {
      await file.close();
    }
  }

  /** The postings of some lists, from all parts. */
  async #together(first: number, end: number, room: number): Promise<Uint32Array> {
    const pieces = [];
    for (const part of this.#parts) {
      const piece = new Uint32Array(postingsIn(part, first, end));
      const from = part.at + postingsIn(part, 0, first) * postingBytes;
      const { bytesRead } = await this.#file.read(piece, 0, piece.byteLength, from);
      if (bytesRead < piece.byteLength) throw new Error("the parts of the lists of common words are cut short");
      pieces.push({ part, piece });
    }
    const together = new Uint32Array(room);
    let at = 0;
    for (let list = first; list < end; list += 1)
      for (const { part, piece } of pieces) {
        const from = postingsIn(part, first, list);
        const some = piece.subarray(from, from + postingsIn(part, list, list + 1));
        together.set(some, at);
        at += some.length;
      }
    return together;
  }

  #placesIn(many: readonly number[]): ListsKept["words"] {
    let at = 0;
    return [...this.#words].map(([word, first]) => {
      const ofWord = many.slice(first, first + columns);
      const place: ListPlace = [at, ...ofWord];
      at += ofWord.reduce((sum, one) => sum + one, 0) * postingBytes;
      return [word, place];
    });
  }
}

function grow(numbers: Uint32Array, at: number, by: number): void {
  numbers[at] = (numbers[at] ?? 0) + by;
}

/** How many postings a part has of the lists from one up to another; of a list that came later, none. */
function postingsIn({ begins }: Part, from: number, to: number): number {
  const last = begins.length - 1;
  return (begins[Math.min(to, last)] ?? 0) - (begins[Math.min(from, last)] ?? 0);
}

async function writeAll(file: FileHandle, numbers: Uint32Array | Uint16Array, at: number): Promise<void> {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, at + written);
    written += bytesWritten;
  }
}
