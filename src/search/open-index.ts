import type { Table } from "@lancedb/lancedb";
import type { SettledRows } from "./settled-rows.js";
import type { TermCounts } from "./term-counts.js";
import type { WordList } from "./word-list.js";
import type { WritingQueue } from "./writing-queue.js";

/** One whole set of tables: a story stands in one of them. */
export interface Generation {
  readonly number: number;
  /** Indexed in one go and never again; null until an index is first made anew. */
  readonly settled: Table | null;
  /** What is known of its rows without asking it. */
  readonly settledRows: SettledRows | null;
  /** What came since. */
  readonly loose: Table;
}

/** What questions need of an index. */
export interface ReadIndex {
  generation: Generation;
  counts: TermCounts;
  words: WordList;
  /** In how many of the loose stories a term stands. */
  looseCounts: TermCounts;
}

/** What the verbs of this room share while an index is open. */
export interface OpenIndex extends ReadIndex {
  readonly folder: string;
  readonly writing: WritingQueue;
  readonly onTrouble: (error: unknown) => void;
  seq: number;
  /** Since the loose table was last settled: writes, and the rows they wrote. */
  unsettled: { writes: number; rows: number };
  /** Waits for a pause between writings, to settle in. */
  pause?: NodeJS.Timeout;
}

/** The tables a question goes to. */
export const tablesOf = ({ generation: { settled, loose } }: ReadIndex): readonly Table[] =>
  settled === null ? [loose] : [settled, loose];
