import type { Table } from "@lancedb/lancedb";
import type { Vector } from "apache-arrow";

/** What the order and the counts of a search need of a story. */
export interface RowFacts {
  readonly code: number;
  readonly publishedAt: number;
  readonly section: string;
}

/** The facts of one fragment's rows, by their places in it; places of rows that were taken away hold nothing. */
interface Fragment {
  codes: Float64Array;
  moments: Float64Array;
  sections: Uint16Array;
}

const firstRoom = 1 << 10;

/**
 * The facts of a settled table's rows, in memory: some 20 bytes a story. To take them from the table for a thousand
 * hits costs several times what finding the hits does. They stay true because rows of that table are never moved, only
 * taken away.
 */
export class SettledRows {
  readonly #fragments = new Map<number, Fragment>();
  readonly #sections: string[] = [];
  readonly #sectionNumbers = new Map<string, number>();
  #largestCode = 0;

  /** Reads a table whole; throws where a part of it is missing or cut short. */
  static async read(table: Table): Promise<SettledRows> {
    const rows = new SettledRows();
    for await (const batch of table.query().select(["code", "published_at", "section"]).withRowId()) {
      const [codes, moments] = ["code", "published_at"].map((name) => batch.getChild(name)?.toArray() as Float64Array);
      const sections = batch.getChild("section");
      const places = placesOf(batch.getChild("_rowid"));
      for (let at = 0; at < batch.numRows; at += 1) {
        const place = places[2 * at] ?? 0;
        const fragment = rows.#fragmentWith(places[2 * at + 1] ?? 0, place);
        fragment.codes[place] = codes?.[at] ?? 0;
        fragment.moments[place] = moments?.[at] ?? 0;
        fragment.sections[place] = rows.#numberOf(String(sections?.get(at)));
        rows.#largestCode = Math.max(rows.#largestCode, codes?.[at] ?? 0);
      }
    }
    return rows;
  }

  get largestCode(): number {
    return this.#largestCode;
  }

  /** The facts of each row of an answer, by its `_rowid` column. */
  facts(rowIds: Vector | null): readonly RowFacts[] {
    const places = placesOf(rowIds);
    return Array.from({ length: places.length / 2 }, (_, at) => {
      const place = places[2 * at] ?? 0;
      const fragment = this.#fragments.get(places[2 * at + 1] ?? 0);
      return {
        code: fragment?.codes[place] ?? 0,
        publishedAt: fragment?.moments[place] ?? 0,
        section: this.#sections[fragment?.sections[place] ?? 0] ?? "",
      };
    });
  }

  #fragmentWith(number: number, place: number): Fragment {
    const found = this.#fragments.get(number) ?? {
      codes: new Float64Array(firstRoom),
      moments: new Float64Array(firstRoom),
      sections: new Uint16Array(firstRoom),
    };
    this.#fragments.set(number, found);
    if (place >= found.codes.length) grow(found, 2 * (place + 1));
    return found;
  }

  #numberOf(section: string): number {
    const found = this.#sectionNumbers.get(section);
    if (found !== undefined) return found;
    this.#sectionNumbers.set(section, this.#sections.length);
    return this.#sections.push(section) - 1;
  }
}

function grow(fragment: Fragment, room: number): void {
  const { codes, moments, sections } = fragment;
  fragment.codes = new Float64Array(room);
  fragment.moments = new Float64Array(room);
  fragment.sections = new Uint16Array(room);
  fragment.codes.set(codes);
  fragment.moments.set(moments);
  fragment.sections.set(sections);
}

/** Row ids as pairs: the place within a fragment, then the fragment's number (Lance: the upper half of the 64 bits). */
function placesOf(rowIds: Vector | null): Uint32Array {
  const ids = (rowIds?.toArray() ?? new BigUint64Array()) as BigUint64Array;
  return new Uint32Array(ids.buffer, ids.byteOffset, ids.length * 2);
}
