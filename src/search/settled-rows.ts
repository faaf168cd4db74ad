import type { Table } from "@lancedb/lancedb";
import type { Vector } from "apache-arrow";
import type { Narrowed } from "./narrowed.js";

/** What the order and the counts of a search need of a story. */
export interface RowFacts {
  readonly code: number;
  readonly edition: string;
  readonly section: string;
  readonly publishedAt: number;
}

/** The facts of all rows, by number. */
interface Columns {
  readonly codes: Float64Array;
  readonly moments: Float64Array;
  readonly editions: Uint16Array;
  readonly sections: Uint16Array;
}

/** What stands before the facts in the kept bytes. */
interface Kept {
  readonly names: readonly string[];
  /** Each fragment of the table, as LanceDB numbers them, and how many rows it has. */
  readonly fragments: readonly (readonly [fragment: number, rows: number])[];
}

const firstRoom = 1 << 10;
/** Of each so many stories, the moment of one is kept in order. */
const sampled = 256;
const columnNames = ["codes", "moments", "editions", "sections"] as const;
const bytesInRow = 20;
/** What the kept bytes begin with: how long the description is, and how many rows there are. */
const lengthBytes = 8;

/**
 * The facts of a settled table's rows, in memory: some 20 bytes a story. To take them from the table for a thousand
 * hits costs several times what finding the hits does. They stay true because that table is never written again. Rows
 * are numbered through all fragments, from 0.
 */
export class SettledRows {
  readonly #columns: Columns;
  readonly #fragments: Kept["fragments"];
  /** The number of each fragment's first row. */
  readonly #first = new Map<number, number>();
  readonly #names: Names;
  readonly #sample: Float64Array;
  /** When the last of each so many rows was published, whichever it is. */
  readonly #latestOf: Float64Array;
  /** When the oldest story was published; after all time where there is none. */
  readonly earliest: number;
  /** When the newest story was published; before all time where there is none. */
  readonly latest: number;

  private constructor(columns: Columns, fragments: Kept["fragments"], names: Names) {
    this.#columns = columns;
    this.#fragments = fragments;
    this.#names = names;
    let first = 0;
    for (const [fragment, rows] of fragments) {
      this.#first.set(fragment, first);
      first += rows;
    }
    const { moments } = columns;
    const latestOf = new Float64Array(Math.ceil(moments.length / sampled)).fill(Number.NEGATIVE_INFINITY);
    let earliest = Number.POSITIVE_INFINITY;
    for (let row = 0; row < moments.length; row += 1) {
      const [moment, some] = [moments[row] ?? 0, Math.floor(row / sampled)];
      if (moment < earliest) earliest = moment;
      if (moment > (latestOf[some] ?? 0)) latestOf[some] = moment;
    }
    this.#latestOf = latestOf;
    this.#sample = columns.moments.filter((_, row) => row % sampled === 0).sort();
    this.earliest = earliest;
    this.latest = latestOf.reduce((latest, one) => Math.max(latest, one), Number.NEGATIVE_INFINITY);
  }

  /** Reads a table whole; throws where a part of it is missing or cut short. */
  static async read(table: Table): Promise<SettledRows> {
    const fragments = new Map<number, Columns>();
    const rows = new Map<number, number>();
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
        rows.set(number, Math.max(rows.get(number) ?? 0, place + 1));
      }
    }
    const all = roomFor([...rows.values()].reduce((sum, many) => sum + many, 0));
    let first = 0;
    for (const [number, many] of rows) {
      for (const name of columnNames) all[name].set(fragments.get(number)?.[name].subarray(0, many) ?? [], first);
      first += many;
    }
    return new SettledRows(all, [...rows], names);
  }

  /** The facts as `bytes` gave them, which go on being used; null where they are not whole. */
  static of(bytes: Uint8Array<ArrayBuffer>): SettledRows | null {
    // Numbers of eight bytes can be looked at only where those begin at a whole number of them.
    if (bytes.byteOffset % 8 !== 0) return SettledRows.of(bytes.slice());
    if (bytes.byteLength < lengthBytes) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const [length, rows] = [view.getUint32(0, true), view.getUint32(4, true)];
    if (bytes.byteLength < factsAt(length) + rows * bytesInRow) return null;
    const described = new TextDecoder().decode(bytes.subarray(lengthBytes, lengthBytes + length));
    const { names, fragments } = JSON.parse(described) as Kept;
    const from = bytes.byteOffset + factsAt(length);
    const columns = {
      codes: new Float64Array(bytes.buffer, from, rows),
      moments: new Float64Array(bytes.buffer, from + 8 * rows, rows),
      editions: new Uint16Array(bytes.buffer, from + 16 * rows, rows),
      sections: new Uint16Array(bytes.buffer, from + 18 * rows, rows),
    };
    return new SettledRows(columns, fragments, new Names(names));
  }

  /** The facts in a few bytes a row, in this machine's order of bytes: read in a thirtieth of the time the table takes. */
  bytes(): Uint8Array<ArrayBuffer> {
    const kept: Kept = { names: this.#names.all, fragments: this.#fragments };
    const described = new TextEncoder().encode(JSON.stringify(kept));
    let at = factsAt(described.length);
    const bytes = new Uint8Array(at + this.many * bytesInRow);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, described.length, true);
    view.setUint32(4, this.many, true);
    bytes.set(described, lengthBytes);
    for (const name of columnNames) {
      const { buffer, byteOffset, byteLength } = this.#columns[name];
      bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
      at += byteLength;
    }
    return bytes;
  }

  /** How many rows there are. */
  get many(): number {
    return this.#columns.codes.length;
  }

  /** The row ids of the last row of each fragment, as LanceDB counts. */
  lastRowIds = (): readonly bigint[] => this.#fragments.map(([fragment, rows]) => rowId(fragment, rows - 1));

  /** A moment so long before `to` that about that share of all stories was published between; null: earlier than all. */
  momentBefore(to: number, share: number): number | null {
    const before = this.#sample.filter((moment) => moment < to);
    return before.at(-Math.ceil(1 + share * this.#sample.length)) ?? null;
  }

  /** The number of each row of an answer, by its `_rowid` column. */
  numbers(rowIds: Vector | null): readonly number[] {
    const places = placesOf(rowIds);
    return Array.from(
      { length: places.length / 2 },
      (_, at) => (this.#first.get(places[2 * at + 1] ?? 0) ?? 0) + (places[2 * at] ?? 0),
    );
  }

  /** The row ids of rows, given by number; a number that no row has is a bug, and throws. */
  rowIds = (rows: readonly number[]): readonly bigint[] =>
    rows.map((row) => {
      let place = row;
      for (const [fragment, many] of this.#fragments) {
        if (place < many) return rowId(fragment, place);
        place -= many;
      }
      throw new Error(`there is no row ${row}`);
    });

  factsOf(row: number): RowFacts {
    const { codes, moments, editions, sections } = this.#columns;
    return {
      code: codes[row] ?? 0,
      edition: this.#names.of(editions[row]),
      section: this.#names.of(sections[row]),
      publishedAt: moments[row] ?? 0,
    };
  }

  /** A row before which all were published earlier: most archives are in order, more or less. */
  firstFrom(moment: number | null): number {
    if (moment === null) return 0;
    const some = this.#latestOf.findIndex((latest) => latest >= moment);
    return some < 0 ? this.many : some * sampled;
  }

  codeOf = (row: number): number => this.#columns.codes[row] ?? 0;

  /** Which rows are what was asked for, but for labels: to be held against many. */
  fitting({ edition, section, from, to }: Narrowed): (row: number) => boolean {
    const { moments, editions, sections } = this.#columns;
    const [wanted, within] = [this.#names.known(edition), section === null ? null : this.#names.known(section)];
    const [first, last] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
    return (row) => {
      const moment = moments[row] ?? 0;
      return (
        editions[row] === wanted && (within === null || sections[row] === within) && moment >= first && moment < last
      );
    };
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

  /** The number of a name; -1 where it never came. */
  known = (name: string): number => this.#numbers.get(name) ?? -1;

  numberOf(name: string): number {
    const found = this.#numbers.get(name);
    if (found !== undefined) return found;
    this.#numbers.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }
}

function fragmentWith(fragments: Map<number, Columns>, number: number, place: number): Columns {
  const found = fragments.get(number) ?? roomFor(firstRoom);
  const roomy = place < found.codes.length ? found : wider(found, 2 * (place + 1));
  fragments.set(number, roomy);
  return roomy;
}

const roomFor = (rows: number): Columns => ({
  codes: new Float64Array(rows),
  moments: new Float64Array(rows),
  editions: new Uint16Array(rows),
  sections: new Uint16Array(rows),
});

function wider(columns: Columns, rows: number): Columns {
  const room = roomFor(rows);
  for (const name of columnNames) room[name].set(columns[name]);
  return room;
}

/** A row id as LanceDB counts: the fragment's number in the upper half of the 64 bits, the place within it in the lower. */
const rowId = (fragment: number, place: number): bigint => (BigInt(fragment) << 32n) + BigInt(place);

/** Row ids as pairs: the place within a fragment, then the fragment's number. */
function placesOf(rowIds: Vector | null): Uint32Array {
  const ids = (rowIds?.toArray() ?? new BigUint64Array()) as BigUint64Array;
  return new Uint32Array(ids.buffer, ids.byteOffset, ids.length * 2);
}
