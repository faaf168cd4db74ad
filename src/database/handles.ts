import type { Kysely, Transaction } from "kysely";
import type { Claim } from "./claim.js";
import type { ThreadTables } from "./comment-tables.js";
import type { AllTables, ArchiveTables } from "./tables.js";

/** Reads everything, writes nothing: the connection itself is read-only. */
export type Reader = Kysely<AllTables>;

/** What the public side may read: the archive, and the threads under its stories. */
export type PublicTables = ArchiveTables & ThreadTables;

/** Reads the archive and the threads alone: the connection itself refuses the ledger, every draft and every reader. */
export type PublicReader = Kysely<PublicTables>;

declare const transactor: unique symbol;

/** Proof of being inside a transaction: only `Database.transact` makes one, and whatever writes takes one. */
export interface Transactor {
  readonly rows: Transaction<AllTables>;
  readonly [transactor]: true;
}

export interface Database {
  readonly engine: "sqlite" | "postgres";
  readonly reader: Reader;
  readonly publicReader: PublicReader;
  /**
   * Runs `work` in one transaction, alone among writers; commits durably when it resolves, rolls back when it throws.
   * Called inside another transaction it throws: that would wait for itself for ever.
   */
  transact<T>(work: (tx: Transactor) => Promise<T>): Promise<T>;
  /**
   * Resolves when everything this process has committed, and so everything that it can have read, is on the disk. Whoever
   * writes elsewhere what was read here (an index, a folder of pages, another machine) waits for it first: a power cut
   * must not leave there what the ledger has lost.
   */
  settled(): Promise<void>;
  /** Reads everything as it stands at one moment, while others go on writing. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  /**
   * A number that differs from the one before whenever another commit, of this process or another, may have become
   * visible. Cheap enough to ask before every answer.
   */
  changeMark(): number;
  /**
   * Claims a task for this process, for as long as it lives: null while another one has it. On SQLite the data folder
   * has one house, to whom every task belongs.
   */
  claim(task: string): Promise<Claim | null>;
  /** What the engine itself finds wrong with its file, in words. */
  checkFile(): Promise<readonly string[]>;
  close(): Promise<void>;
}
