const cells = 1 << 20;
const half = cells / 2;

/**
 * In about how many stories each term stands: a count-min sketch with conservative update (Cormode and Muthukrishnan
 * 2005; Estan and Varghese 2002), 4 MB whatever the archive's size. It may count too many, never too few.
 */
export class TermCounts {
  readonly cells: Uint32Array;
  #stories: number;

  constructor(
    kept: { readonly cells: Uint32Array; readonly stories: number } = { cells: new Uint32Array(cells), stories: 0 },
  ) {
    this.cells = kept.cells;
    this.#stories = kept.stories;
  }

  /** How many stories have been counted. */
  get stories(): number {
    return this.#stories;
  }

  /** Counts one story by its analysed text. */
  add(text: string): void {
    this.#stories += 1;
    for (const term of new Set(text.split(" "))) this.#addTerm(term);
  }

  /** In about how many stories the term stands. */
  of(term: string): number {
    const [first, second] = places(term);
    return Math.min(this.#at(first), this.#at(second));
  }

  #addTerm(term: string): void {
    const [first, second] = places(term);
    const next = Math.min(this.#at(first), this.#at(second)) + 1;
    this.cells[first] = Math.max(this.#at(first), next);
    this.cells[second] = Math.max(this.#at(second), next);
  }

  #at(place: number): number {
    return this.cells[place] ?? 0;
  }
}

/** FNV-1a over the UTF-16 units, and the same hash mixed again (the finaliser of MurmurHash3): one cell in each half. */
function places(term: string): [number, number] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return [(hash ^ (hash >>> 15)) & (half - 1), half + (mixed & (half - 1))];
}

/** The number of cells that a kept sketch must have. */
export const termCells = cells;
