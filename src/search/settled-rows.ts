import type { Table } from "@lancedb/lancedb";
import type { Vector } from "apache-arrow";

/** What the order and the counts of a search need of a story. */
export interface RowFacts {
  readonly code: number;
  readonly edition: string;
  readonly section: string;
  readonly publishedAt: number;
}

/** The facts of one fragment's rows, by their places in it. */
interface Fragment {
  codes: Float64Array;
  moments: Float64Array;
  editions: Uint16Array;
  sections: Uint16Array;
}

const firstRoom = 1 << 10;
/** Of each so many stories, the moment of one is kept in order. */
const sampled = 256;

/**
 * The facts of a settled table's rows, in memory: some 20 bytes a story. To take them from the table for a thousand
 * hits costs several times what finding the hits does. They stay true because that table is never written again.
 */
export class SettledRows {
  readonly #fragments = new Map<number, Fragment>();
  readonly #names = new Names();
  #sample: Float64Array = new Float64Array();
  #earliest = Number.POSITIVE_INFINITY;
  #latest = Number.NEGATIVE_INFINITY;

  /** Reads a table whole; throws where a part of it is missing or cut short. */
  static async read(table: Table): Promise<SettledRows> {
    const rows = new SettledRows();
    const sample: number[] = [];
    let many = 0;
    for await (const batch of table.query().select(["code", "published_at", "edition", "section"]).withRowId()) {
      const [codes, moments] = ["code", "published_at"].map((name) => batch.getChild(name)?.toArray() as Float64Array);
      const [editions, sections] = ["edition", "section"].map((name) => batch.getChild(name));
      const places = placesOf(batch.getChild("_rowid"));
      for (let at = 0; at < batch.numRows; at += 1) {
        const place = places[2 * at] ?? 0;
        const moment = moments?.[at] ?? 0;
        const fragment = rows.#fragmentWith(places[2 * at + 1] ?? 0, place);
        fragment.codes[place] = codes?.[at] ?? 0;
        fragment.moments[place] = moment;
        fragment.editions[place] = rows.#names.numberOf(String(editions?.get(at)));
        fragment.sections[place] = rows.#names.numberOf(String(sections?.get(at)));
        if (many % sampled === 0) sample.push(moment);
        rows.#earliest = Math.min(rows.#earliest, moment);
        rows.#latest = Math.max(rows.#latest, moment);
        many += 1;
      }
    }
    rows.#sample = Float64Array.from(sample).sort();
    return rows;
  }

  /** When the oldest story was published; after all time where there is none. */
  get earliest(): number {
    return this.#earliest;
  }

  /** When the newest story was published; before all time where there is none. */
  get latest(): number {
    return this.#latest;
  }

  /** A moment so long before `to` that about that share of all stories was published between; null: earlier than all. */
  momentBefore(to: number, share: number): number | null {
    const before = this.#sample.filter((moment) => moment < to);
    return before.at(-Math.ceil(1 + share * this.#sample.length)) ?? null;
  }

  /** The facts of each row of an answer, by its `_rowid` column. */
  facts(rowIds: Vector | null): readonly RowFacts[] {
    const places = placesOf(rowIds);
    return Array.from({ length: places.length / 2 }, (_, at) => {
      const place = places[2 * at] ?? 0;
      const fragment = this.#fragments.get(places[2 * at + 1] ?? 0);
      return {
        code: fragment?.codes[place] ?? 0,
        edition: this.#names.of(fragment?.editions[place]),
        section: this.#names.of(fragment?.sections[place]),
        publishedAt: fragment?.moments[place] ?? 0,
      };
    });
  }

  #fragmentWith(number: number, place: number): Fragment {
    const found = this.#fragments.get(number) ?? roomFor(firstRoom);
    this.#fragments.set(number, found);
    if (place >= found.codes.length) grow(found, 2 * (place + 1));
    return found;
  }
}

/** Short names that come again and again, by number. */
class Names {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();

  of = (number = 0): string => this.#names[number] ?? "";

  numberOf(name: string): number {
    const found = this.#numbers.get(name);
    if (found !== undefined) return found;
    this.#numbers.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }
}

const roomFor = (places: number): Fragment => ({
  codes: new Float64Array(places),
  moments: new Float64Array(places),
  editions: new Uint16Array(places),
  sections: new Uint16Array(places),
});

function grow(fragment: Fragment, places: number): void {
  const wider = roomFor(places);
  for (const column of ["codes", "moments", "editions", "sections"] as const) wider[column].set(fragment[column]);
  Object.assign(fragment, wider);
}

/** Row ids as pairs: the place within a fragment, then the fragment's number (Lance: the upper half of the 64 bits). */
function placesOf(rowIds: Vector | null): Uint32Array {
  const ids = (rowIds?.toArray() ?? new BigUint64Array()) as BigUint64Array;
  return new Uint32Array(ids.buffer, ids.byteOffset, ids.length * 2);
}
