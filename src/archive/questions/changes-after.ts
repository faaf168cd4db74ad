import type { PublicReader } from "../../database/handles.js";
import type { ArchiveChange } from "../change.js";

export interface SeqChange {
  readonly seq: number;
  readonly change: ArchiveChange;
}

/** What changed for the public after a ledger entry, in order: how followers go on from their cursors. One query. */
export async function changesAfter(rows: PublicReader, seq: number, limit: number): Promise<readonly SeqChange[]> {
  const found = await rows
    .selectFrom("archive_change")
    .selectAll()
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return found.map((row) => ({ seq: row.seq, change: JSON.parse(row.body) as ArchiveChange }));
}

/** The newest change there is; 0 in an empty archive. One query. */
export async function lastChange(rows: PublicReader): Promise<number> {
  const row = await rows
    .selectFrom("archive_change")
    .select((on) => on.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}
