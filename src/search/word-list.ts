import { placeOf, type SortedTexts } from "../kernel/sorted-texts.js";
import { KeptWords } from "./kept-words.js";

/** A word as headlines have it: how one of them spells it, and in how many it stands. */
export interface KnownWord {
  /** Folded letters, endings kept. */
  readonly key: string;
  readonly written: string;
  readonly stories: number;
}

/** Words added per edition; beyond, those that stand in one headline alone are forgotten. */
const mostWords = 200_000;
/** New words that may wait before they are sorted in among the others. */
const mostUnsorted = 500;
/** Letters compared before a search for near words gives up: some milliseconds. */
const patience = 400_000;

type Entry = { written: string; stories: number };

/**
 * The words of the archive's own headlines, by edition: what a mistyped word may have meant, and how a begun one may
 * go on. Counts only grow: a word whose stories are gone is asked for in vain, and whoever suggests it looks first.
 */
export class WordList {
  readonly #editions = new Map<string, EditionWords>();
  /** As it was kept; nothing is looked up in it before somebody asks. */
  readonly #kept: Uint8Array;
  #keptEditions: ReadonlyMap<string, KeptWords> | null = null;

  constructor(kept = new Uint8Array()) {
    this.#kept = kept;
  }

  /** What a list made anew is kept as: a word a line, by edition and in the order of the keys. */
  written(): string {
    return [...this.#editions].flatMap(([edition, words]) => words.lines(edition)).join("\n");
  }

  add(edition: string, key: string, written: string): void {
    this.#of(edition).add(key, written);
  }

  storiesWith(edition: string, key: string): number {
    return this.#of(edition).storiesWith(key);
  }

  /** The commonest words that begin so, commonest first. */
  beginning(edition: string, start: string, limit: number): readonly KnownWord[] {
    return this.#of(edition).beginning(start, limit);
  }

  /** The words at most `most` letters away (added, left out, changed, or two swapped), nearest and then commonest first. */
  near(edition: string, key: string, most: number): readonly KnownWord[] {
    return this.#of(edition).near(key, most);
  }

  #of(edition: string): EditionWords {
    const words = this.#editions.get(edition) ?? new EditionWords(() => this.#keptOf(edition));
    this.#editions.set(edition, words);
    return words;
  }

  #keptOf(edition: string): KeptWords {
    this.#keptEditions ??= KeptWords.byEdition(new TextDecoder().decode(this.#kept));
    return this.#keptEditions.get(edition) ?? KeptWords.none;
  }
}

/** The words of one edition: those that were kept, and those that came since. */
class EditionWords {
  readonly #kept: () => KeptWords;
  readonly #entries = new Map<string, Entry>();
  #sorted: string[] = [];
  #unsorted = 0;

  constructor(kept: () => KeptWords) {
    this.#kept = kept;
  }

  add(key: string, written: string): void {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      known.stories += 1;
      return;
    }
    if (this.#entries.size >= mostWords) this.#forgetRare();
    this.#entries.set(key, { written, stories: 1 });
    this.#unsorted += 1;
  }

  storiesWith = (key: string): number => this.#word(key).stories;

  lines = (edition: string): readonly string[] =>
    [...this.#entries.keys()].sort().map((key) => {
      const { written, stories } = this.#word(key);
      return `${edition}\t${key}\t${written}\t${stories}`;
    });

  beginning(start: string, limit: number): readonly KnownWord[] {
    const found = new Set<string>();
    for (const keys of this.#keys())
      for (let at = placeOf(keys, start); keys.at(at)?.startsWith(start) === true; at += 1)
        found.add(keys.at(at) ?? "");
    const words = [...found].map((key) => this.#word(key));
    return words.sort((a, b) => b.stories - a.stories).slice(0, limit);
  }

  near(key: string, most: number): readonly KnownWord[] {
    const near = this.#keys().flatMap((keys) => nearWords(keys, key, most));
    return [...new Map(near.map((one) => [one.word, one])).values()]
      .map(({ word, away }) => ({ ...this.#word(word), away }))
      .sort((a, b) => a.away - b.away || b.stories - a.stories);
  }

  #word(key: string): KnownWord {
    const kept = this.#kept().find(key);
    const added = this.#entries.get(key);
    const written = kept?.written ?? added?.written ?? key;
    return { key, written, stories: (kept?.stories ?? 0) + (added?.stories ?? 0) };
  }

  /** In the order of their UTF-16 units; those that came last may be missing for a while. */
  #keys(): readonly SortedTexts[] {
    if (this.#unsorted > mostUnsorted || this.#sorted.length < mostUnsorted) {
      this.#sorted = [...this.#entries.keys()].sort();
      this.#unsorted = 0;
    }
    return [this.#kept(), this.#sorted];
  }

  #forgetRare(): void {
    for (const [key, { stories }] of this.#entries) if (stories === 1) this.#entries.delete(key);
    this.#unsorted = mostUnsorted + 1;
  }
}

/**
 * Walks a sorted list as if it were a tree: a row of the edit-distance table (Damerau 1964, optimal string alignment)
 * serves all words with the same beginning, and what begins too differently is passed over as one.
 */
function nearWords(keys: SortedTexts, asked: string, most: number): { word: string; away: number }[] {
  const found: { word: string; away: number }[] = [];
  const rows: number[][] = [Array.from({ length: asked.length + 1 }, (_, at) => at)];
  let before = "";
  let left = patience;
  for (let at = 0; at < keys.length && left > 0; ) {
    const word = keys.at(at) ?? "";
    let shared = sharedStart(before, word, rows.length - 1);
    let row = rows[shared] ?? [];
    rows.length = shared + 1;
    while (shared < word.length && Math.min(...row) <= most) {
      row = nextRow(rows, asked, word, shared);
      rows.push(row);
      shared += 1;
      left -= asked.length;
    }
    before = word;
    const away = row.at(-1) ?? most + 1;
    if (shared === word.length && away <= most && away > 0) found.push({ word, away });
    const dead = Math.min(...row) > most;
    at = dead ? placeOf(keys, `${word.slice(0, shared)}\uffff`) : at + 1;
    left -= 8;
  }
  return found;
}

function sharedStart(a: string, b: string, most: number): number {
  let at = 0;
  while (at < most && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

/** The table's row for one more letter of a word. */
function nextRow(rows: readonly number[][], asked: string, word: string, at: number): number[] {
  const above = rows[at] ?? [];
  const before = rows[at - 1];
  const row = [at + 1];
  for (let column = 1; column <= asked.length; column += 1) {
    const same = asked[column - 1] === word[at];
    const changed = (above[column - 1] ?? 0) + (same ? 0 : 1);
    let least = Math.min(changed, (above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
    const swapped = column > 1 && asked[column - 1] === word[at - 1] && asked[column - 2] === word[at];
    if (swapped && before !== undefined) least = Math.min(least, (before[column - 2] ?? 0) + 1);
    row.push(least);
  }
  return row;
}
