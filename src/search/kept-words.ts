import { placeOf, type SortedTexts } from "../kernel/sorted-texts.js";

interface KeptWord {
  readonly written: string;
  readonly stories: number;
}

/**
 * The words of an edition in the text in which they were kept, a word a line and in order: `edition, key, written,
 * stories`, with tabs between. A word is cut out of it when it is looked for, so that nothing is read at the start.
 */
export class KeptWords implements SortedTexts {
  static readonly none = new KeptWords("", []);

  readonly #text: string;
  /** Where each line's key begins. */
  readonly #keys: ArrayLike<number>;

  private constructor(text: string, keys: ArrayLike<number>) {
    this.#text = text;
    this.#keys = keys;
  }

  /** The words of each edition. */
  static byEdition(text: string): ReadonlyMap<string, KeptWords> {
    const places = new Map<string, number[]>();
    for (let line = 0; line < text.length; ) {
      const key = text.indexOf("\t", line) + 1;
      const edition = text.slice(line, key - 1);
      const ofEdition = places.get(edition) ?? [];
      ofEdition.push(key);
      places.set(edition, ofEdition);
      const end = text.indexOf("\n", key);
      line = end < 0 ? text.length : end + 1;
    }
    return new Map([...places].map(([edition, keys]) => [edition, new KeptWords(text, Uint32Array.from(keys))]));
  }

  get length(): number {
    return this.#keys.length;
  }

  at(place: number): string | undefined {
    const key = this.#keys[place];
    return key === undefined ? undefined : this.#text.slice(key, this.#text.indexOf("\t", key));
  }

  find(key: string): KeptWord | null {
    const place = placeOf(this, key);
    const start = this.#keys[place];
    if (start === undefined || this.at(place) !== key) return null;
    const end = this.#text.indexOf("\n", start);
    const line = this.#text.slice(start, end < 0 ? undefined : end);
    const [, written = key, stories] = line.split("\t");
    return { written, stories: Number(stories) };
  }
}
