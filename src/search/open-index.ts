import type { Table } from "@lancedb/lancedb";
import type { CommonWords } from "./common-words.js";
import type { Journal } from "./journal.js";
import type { LooseStories } from "./loose-stories.js";
import type { OneByOne } from "./one-by-one.js";
import type { SettledRows } from "./settled-rows.js";
import type { TermCounts } from "./term-counts.js";
import type { WordList } from "./word-list.js";

/** Stories that were indexed in one go: their table is never written again. */
export interface Settled {
  readonly table: Table;
  /** What is known of its rows without asking it. */
  readonly rows: SettledRows;
  /** The lists of its common words; null where all its lists are short. */
  readonly common: CommonWords | null;
}

/** An index as it was made in one go, and what came since. */
export interface Generation {
  readonly number: number;
  /** Null until an index is first made anew. */
  readonly settled: Settled | null;
  /** The newest of them once more; null where all are few. */
  readonly recent: Settled | null;
  /** What came, changed or went since, as the journal tells. */
  readonly loose: LooseStories;
  readonly journal: Journal;
}

/** What questions need of an index. */
export interface ReadIndex {
  generation: Generation;
  counts: TermCounts;
  words: WordList;
}

/** What the verbs of this room share while an index is open. */
export interface OpenIndex extends ReadIndex {
  readonly folder: string;
  readonly writing: OneByOne;
  readonly onTrouble: (error: unknown) => void;
  seq: number;
  dated: boolean;
}
