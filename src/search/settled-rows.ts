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

/** What stands before the facts in the kept bytes: the names, and each fragment's number and how many rows it has. */
interface Kept {
  readonly names: readonly string[];
  readonly fragments: readonly (readonly [number: number, rows: number])[];
}

const firstRoom = 1 << 10;
/** Of each so many stories, the moment of one is kept in order. */
const sampled = 256;
const columns = ["codes", "moments", "editions", "sections"] as const;
const bytesInRow = 20;
/** What the kept bytes begin with: how long the description is, and how many rows there are. */
const lengthBytes = 8;

/**
 * The facts of a settled table's rows, in memory: some 20 bytes a story. To take them from the table for a thousand
 * hits costs several times what finding the hits does. They stay true because that table is never written again.
 */
export class SettledRows {
  readonly #fragments: ReadonlyMap<number, Fragment>;
  readonly #names: Names;
  readonly #sample: Float64Array;
  /** When the oldest story was published; after all time where there is none. */
  readonly earliest: number;
  /** When the newest story was published; before all time where there is none. */
  readonly latest: number;

  private constructor(fragments: ReadonlyMap<number, Fragment>, names: Names) {
    this.#fragments = fragments;
    this.#names = names;
    const sample: number[] = [];
    let [at, earliest, latest] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { moments } of fragments.values())
      for (const moment of moments) {
        if (at % sampled === 0) sample.push(moment);
        if (moment < earliest) earliest = moment;
        if (moment > latest) latest = moment;
        at += 1;
      }
    this.#sample = Float64Array.from(sample).sort();
    this.earliest = earliest;
    this.latest = latest;
  }

  /** Reads a table whole; throws where a part of it is missing or cut short. */
  static async read(table: Table): Promise<SettledRows> {
    const fragments = new Map<number, Fragment>();
    const lengths = new Map<number, number>();
    const names = new Names();
    for await (const batch of table.query().select(["code", "published_at", "edition", "section"]).withRowId()) {
      const [codes, moments] = ["code", "published_at"].map((name) => batch.getChild(name)?.toArray() as Float64Array);
      const [editions, sections] = ["edition", "section"].map((name) => batch.getChild(name));
      const places = placesOf(batch.getChild("_rowid"));
      for (let at = 0; at < batch.numRows; at += 1) {
        const [place, number] = [places[2 * at] ?? 0, places[2 * at + 1] ?? 0];
        const fragment = fragmentWith(fragments, number, place);
        fragment.codes[place] = codes?.[at] ?? 0;
        fragment.moments[place] = moments?.[at] ?? 0;
        fragment.editions[place] = names.numberOf(String(editions?.get(at)));
        fragment.sections[place] = names.numberOf(String(sections?.get(at)));
        lengths.set(number, Math.max(lengths.get(number) ?? 0, place + 1));
      }
    }
    for (const [number, fragment] of fragments)
      for (const column of columns)
        Object.assign(fragment, { [column]: fragment[column].slice(0, lengths.get(number)) });
    return new SettledRows(fragments, names);
  }

  /** The facts as `bytes` gave them, which go on being used; null where they are not whole. */
  static of(bytes: Uint8Array<ArrayBuffer>): SettledRows | null {
    // Numbers of eight bytes can be looked at only where those begin at a whole number of them.
    if (bytes.byteOffset % 8 !== 0) return SettledRows.of(bytes.slice());
    if (bytes.byteLength < lengthBytes) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const [length, rows] = [view.getUint32(0, true), view.getUint32(4, true)];
    let at = factsAt(length);
    if (bytes.byteLength < at + rows * bytesInRow) return null;
    const described = new TextDecoder().decode(bytes.subarray(lengthBytes, lengthBytes + length));
    const { names, fragments: kept } = JSON.parse(described) as Kept;
    const take = <A>(make: new (buffer: ArrayBuffer, at: number, many: number) => A, many: number, each: number): A => {
      const taken = new make(bytes.buffer, bytes.byteOffset + at, many);
      at += many * each;
      return taken;
    };
    const fragments = new Map<number, Fragment>();
    for (const [number, many] of kept) {
      const [codes, moments] = [take(Float64Array, many, 8), take(Float64Array, many, 8)];
      const [editions, sections] = [take(Uint16Array, many, 2), take(Uint16Array, many, 2)];
      fragments.set(number, { codes, moments, editions, sections });
      at = Math.ceil(at / 8) * 8;
    }
    return new SettledRows(fragments, new Names(names));
  }

  /** The facts in a few bytes a row, in this machine's order of bytes: to read them takes a fiftieth of what the table takes. */
  bytes(): Uint8Array<ArrayBuffer> {
    const fragments = [...this.#fragments].map(([number, { codes }]) => [number, codes.length] as const);
    const described = new TextEncoder().encode(JSON.stringify({ names: this.#names.all, fragments } satisfies Kept));
    const room = fragments.reduce((sum, [, many]) => sum + many * bytesInRow + 8, factsAt(described.length));
    const bytes = new Uint8Array(room);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, described.length, true);
    view.setUint32(4, this.many, true);
    bytes.set(described, lengthBytes);
    let at = factsAt(described.length);
    for (const fragment of this.#fragments.values()) {
      for (const column of columns) {
        const { buffer, byteOffset, byteLength } = fragment[column];
        bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
        at += byteLength;
      }
      at = Math.ceil(at / 8) * 8;
    }
    return bytes;
  }

  /** How many rows there are. */
  get many(): number {
    return [...this.#fragments.values()].reduce((sum, { codes }) => sum + codes.length, 0);
  }

  /** The row ids of the last row of each fragment, as LanceDB counts. */
  lastRowIds = (): readonly bigint[] =>
    [...this.#fragments].map(([number, { codes }]) => (BigInt(number) << 32n) + BigInt(codes.length - 1));

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
}

const factsAt = (describedBytes: number): number => Math.ceil((lengthBytes + describedBytes) / 8) * 8;

/** Short names that come again and again, by number. */
class Names {
  readonly #names: string[];
  readonly #numbers: Map<string, number>;

  constructor(names: readonly string[] = []) {
    this.#names = [...names];
    this.#numbers = new Map(names.map((name, number) => [name, number]));
  }

  get all(): readonly string[] {
    return this.#names;
  }

  of = (number = 0): string => this.#names[number] ?? "";

  numberOf(name: string): number {
    const found = this.#numbers.get(name);
    if (found !== undefined) return found;
    this.#numbers.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }
}

function fragmentWith(fragments: Map<number, Fragment>, number: number, place: number): Fragment {
  const found = fragments.get(number) ?? roomFor(firstRoom);
  fragments.set(number, found);
  if (place >= found.codes.length) grow(found, 2 * (place + 1));
  return found;
}

const roomFor = (places: number): Fragment => ({
  codes: new Float64Array(places),
  moments: new Float64Array(places),
  editions: new Uint16Array(places),
  sections: new Uint16Array(places),
});

function grow(fragment: Fragment, places: number): void {
  const wider = roomFor(places);
  for (const column of columns) wider[column].set(fragment[column]);
  Object.assign(fragment, wider);
}

/** Row ids as pairs: the place within a fragment, then the fragment's number (Lance: the upper half of the 64 bits). */
function placesOf(rowIds: Vector | null): Uint32Array {
  const ids = (rowIds?.toArray() ?? new BigUint64Array()) as BigUint64Array;
  return new Uint32Array(ids.buffer, ids.byteOffset, ids.length * 2);
}
