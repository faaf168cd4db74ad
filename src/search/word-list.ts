/** A word as headlines have it: how one of them spells it, and in how many it stands. */
export interface KnownWord {
  /** Folded letters, endings kept. */
  readonly key: string;
  readonly written: string;
  readonly stories: number;
}

/** Words kept per edition; beyond, those that stand in one headline alone are forgotten. */
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

  static read(text: string): WordList {
    const list = new WordList();
    for (const line of text.split("\n")) {
      const [edition = "", key = "", written = "", stories] = line.split("\t");
      if (key !== "") list.#of(edition).set(key, written, Number(stories));
    }
    return list;
  }

  /** As `read` reads it: a word a line. */
  written(): string {
    const lines: string[] = [];
    for (const [edition, words] of this.#editions)
      for (const { key, written, stories } of words.all()) lines.push(`${edition}\t${key}\t${written}\t${stories}`);
    return lines.join("\n");
  }

  add(edition: string, key: string, written: string): void {
    this.#of(edition).add(key, written);
  }

  storiesWith(edition: string, key: string): number {
    return this.#editions.get(edition)?.storiesWith(key) ?? 0;
  }

  /** The commonest words that begin so, commonest first. */
  beginning(edition: string, start: string, limit: number): readonly KnownWord[] {
    return this.#editions.get(edition)?.beginning(start, limit) ?? [];
  }

  /** The words at most `most` letters away (added, left out, changed, or two swapped), nearest and then commonest first. */
  near(edition: string, key: string, most: number): readonly KnownWord[] {
    return this.#editions.get(edition)?.near(key, most) ?? [];
  }

  #of(edition: string): EditionWords {
    const words = this.#editions.get(edition) ?? new EditionWords();
    this.#editions.set(edition, words);
    return words;
  }
}

class EditionWords {
  readonly #entries = new Map<string, Entry>();
  #sorted: string[] = [];
  #unsorted = 0;

  set(key: string, written: string, stories: number): void {
    this.#entries.set(key, { written, stories });
    this.#unsorted += 1;
  }

  add(key: string, written: string): void {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      known.stories += 1;
      return;
    }
    if (this.#entries.size >= mostWords) this.#forgetRare();
    this.set(key, written, 1);
  }

  storiesWith = (key: string): number => this.#entries.get(key)?.stories ?? 0;

  *all(): Generator<KnownWord> {
    for (const [key, { written, stories }] of this.#entries) yield { key, written, stories };
  }

  beginning(start: string, limit: number): readonly KnownWord[] {
    const keys = this.#keys();
    const found: KnownWord[] = [];
    for (let at = placeOf(keys, start); keys[at]?.startsWith(start) === true; at += 1) found.push(this.#word(keys[at]));
    return found.sort((a, b) => b.stories - a.stories).slice(0, limit);
  }

  near(key: string, most: number): readonly KnownWord[] {
    return nearWords(this.#keys(), key, most)
      .map(({ word, away }) => ({ ...this.#word(word), away }))
      .sort((a, b) => a.away - b.away || b.stories - a.stories);
  }

  #word(key = ""): KnownWord {
    const { written = key, stories = 0 } = this.#entries.get(key) ?? {};
    return { key, written, stories };
  }

  /** In the order of their UTF-16 units; those that came last may be missing for a while. */
  #keys(): readonly string[] {
    if (this.#unsorted > mostUnsorted || this.#sorted.length < mostUnsorted) {
      this.#sorted = [...this.#entries.keys()].sort();
      this.#unsorted = 0;
    }
    return this.#sorted;
  }

  #forgetRare(): void {
    for (const [key, { stories }] of this.#entries) if (stories === 1) this.#entries.delete(key);
    this.#unsorted = mostUnsorted + 1;
  }
}

/** Where a word stands, or would stand, in a sorted list. */
function placeOf(keys: readonly string[], word: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Walks a sorted list as if it were a tree: a row of the edit-distance table (Damerau 1964, optimal string alignment)
 * serves all words with the same beginning, and what begins too differently is passed over as one.
 */
function nearWords(keys: readonly string[], asked: string, most: number): { word: string; away: number }[] {
  const found: { word: string; away: number }[] = [];
  const rows: number[][] = [Array.from({ length: asked.length + 1 }, (_, at) => at)];
  let before = "";
  let left = patience;
  for (let at = 0; at < keys.length && left > 0; ) {
    const word = keys[at] ?? "";
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
