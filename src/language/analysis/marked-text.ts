import { analysed } from "./analysed.js";
import { segments, unspaced } from "./unspaced.js";

/** A stretch of a text, and whether it is one of the words looked for. */
export interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly terms: readonly string[];
}

/** Characters of a text that are looked through, and that a snippet has at most. */
const mostRead = 20_000;
const snippetLength = 220;
/** Places of words after which no better stretch is looked for. */
const mostPlaces = 60;

/**
 * Finds the words of a question in texts, in whatever spelling: a text's words are analysed as the index analyses them.
 * One serves all texts of an answer, for they share most of their words.
 */
export class Marker {
  readonly #wanted: ReadonlySet<string>;
  readonly #language: string;
  readonly #known = new Map<string, readonly string[]>();

  constructor(words: string, language: string) {
    this.#wanted = new Set(
      analysed(words, language)
        .split(" ")
        .filter((term) => term !== ""),
    );
    this.#language = language;
  }

  /** The text whole, its wanted words marked. */
  all(text: string): readonly MarkedPart[] {
    return partsOf(text, { from: 0, to: text.length }, this.#places(text));
  }

  /** The stretch of a text in which most of the wanted words stand, or its beginning; null for no wanted word at all. */
  snippet(text: string): readonly MarkedPart[] | null {
    const read = text.slice(0, mostRead).replace(/\s+/gu, " ");
    const places = this.#places(read);
    const first = places.toSorted((a, b) => richness(places, b) - richness(places, a) || a.from - b.from)[0];
    if (first === undefined) return null;
    const stretch = stretchAt(read, first.from);
    const parts = partsOf(read, stretch, places);
    const before = stretch.from > 0 ? [{ text: "… ", marked: false }] : [];
    return [...before, ...parts, ...(stretch.to < read.length ? [{ text: " …", marked: false }] : [])];
  }

  #places(text: string): readonly Place[] {
    const places: Place[] = [];
    for (const { 0: written, index } of text.matchAll(pieces)) {
      this.#addPlaces(places, written, index);
      if (places.length >= mostPlaces) break;
    }
    return places;
  }

  #addPlaces(places: Place[], written: string, index: number): void {
    let from = index;
    for (const piece of unspaced.test(written) ? segments(written, this.#language) : [written]) {
      const terms = this.#termsOf(piece);
      if (terms.length > 0) places.push({ from, to: from + piece.length, terms });
      from += piece.length;
    }
  }

  #termsOf(written: string): readonly string[] {
    const known = this.#known.get(written);
    if (known !== undefined) return known;
    const terms = analysed(written, this.#language)
      .split(" ")
      .filter((term) => this.#wanted.has(term));
    this.#known.set(written, terms);
    return terms;
  }
}

/** Words with their marks and joiners. */
const pieces = /(?:[\p{L}\p{M}\p{N}]|['’](?=\p{L})|\u200c|\u200d)+/gu;

/** How many different wanted words stand in the stretch that begins at a place. */
const richness = (places: readonly Place[], at: Place): number =>
  new Set(
    places.filter(({ from }) => from >= at.from && from < at.from + snippetLength * 0.7).flatMap(({ terms }) => terms),
  ).size;

const sentenceEnds = [". ", "! ", "? ", "؟ ", "۔ ", "。", "！", "？"];

/** Some words before the place, so that it is understood, and as much after as fits; cut between words. */
function stretchAt(text: string, place: number): { from: number; to: number } {
  const near = Math.max(0, place - snippetLength / 4);
  const ends = sentenceEnds.map((end) => text.lastIndexOf(end, place - 1) + end.length).filter((at) => at > near);
  const from = near === 0 ? 0 : Math.min(place, Math.max(text.indexOf(" ", near) + 1, ...ends));
  const far = from + snippetLength;
  if (far >= text.length) return { from, to: text.length };
  const end = text.lastIndexOf(" ", far);
  return { from, to: end > place ? end : far };
}

function partsOf(text: string, { from, to }: { from: number; to: number }, places: readonly Place[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = from;
  const add = (end: number, marked: boolean): void => {
    if (end > at) parts.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const place of places) {
    if (place.from < at || place.to > to) continue;
    add(place.from, false);
    add(place.to, true);
  }
  add(to, false);
  return parts;
}
