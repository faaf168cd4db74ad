import type { Table } from "@lancedb/lancedb";
import type { TermCounts } from "./term-counts.js";
import type { WritingQueue } from "./writing-queue.js";

/** What the verbs of this room share while an index is open. */
export interface OpenIndex {
  readonly folder: string;
  readonly table: Table;
  readonly counts: TermCounts;
  readonly writing: WritingQueue;
  readonly onTrouble: (error: unknown) => void;
  seq: number;
  /** Since the index was last settled: writes, and the rows they wrote. */
  loose: { writes: number; rows: number };
  /** Rows when the index was last settled. */
  settledRows: number;
}
