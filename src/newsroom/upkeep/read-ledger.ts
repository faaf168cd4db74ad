import type { Reader } from "../../database/handles.js";
import type { LedgerTable } from "../../database/tables.js";

const atOnce = 500;

/** The whole ledger in order, a page at a time. */
export async function* readLedger(reader: Reader): AsyncGenerator<readonly LedgerTable[]> {
  let after = 0;
  while (true) {
    const rows = await reader
      .selectFrom("ledger")
      .selectAll()
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(atOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.seq;
  }
}
