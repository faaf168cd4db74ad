import type { Reader, Transactor } from "../../database/handles.js";
import type { LedgerTable } from "../../database/tables.js";
import { beginning, entryAfter, type LedgerHead, type NewEntry } from "./entry.js";

/** Rows per statement: below every engine's limit of parameters. */
const chunk = 400;
const headKey = "ledger-head";

/** Adds entries to the end of the chain, in order; the transaction holds the only pen. */
export async function append(tx: Transactor, entries: readonly NewEntry[]): Promise<readonly LedgerTable[]> {
  if (entries.length === 0) return [];
  let head = await readHead(tx.rows);
  const rows: LedgerTable[] = [];
  for (const entry of entries) {
    const row = entryAfter(head, entry);
    rows.push(row);
    head = row;
  }
  for (let start = 0; start < rows.length; start += chunk)
    await tx.rows
      .insertInto("ledger")
      .values(rows.slice(start, start + chunk))
      .execute();
  const value = JSON.stringify({ seq: head.seq, hash: head.hash });
  await tx.rows
    .insertInto("meta")
    .values({ key: headKey, value })
    .onConflict((at) => at.column("key").doUpdateSet({ value }))
    .execute();
  return rows;
}

/** The last entry's place and hash, kept apart from the ledger so that a cut-off tail is noticed. */
export async function readHead(reader: Reader): Promise<LedgerHead> {
  const row = await reader.selectFrom("meta").select("value").where("key", "=", headKey).executeTakeFirst();
  return row === undefined ? beginning : (JSON.parse(row.value) as LedgerHead);
}
