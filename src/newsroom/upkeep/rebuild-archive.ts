import { archiveTableNames } from "../../database/tables.js";
import { readHead } from "../ledger/append.js";
import type { Press } from "../press.js";
import { readLedger } from "./read-ledger.js";
import { replay } from "./replay.js";

/** Told after each step how many ledger entries are done, of how many. */
export type Progress = (done: number, total: number) => void;

/**
 * Drops the archive and projects it anew from the ledger, in one transaction: readers see the old archive until the
 * new one is whole, and an interruption leaves the old one.
 */
export const rebuildArchive = (press: Press, progress: Progress): Promise<number> =>
  press.database.transact(async (tx) => {
    const { seq: total } = await readHead(tx.rows);
    for (const table of [...archiveTableNames, "story_state", "desk_picture"] as const)
      await tx.rows.deleteFrom(table).execute();
    let done = 0;
    for await (const rows of readLedger(tx.rows)) {
      await replay(tx.rows, tx, rows);
      done += rows.length;
      progress(done, total);
    }
    return done;
  });
