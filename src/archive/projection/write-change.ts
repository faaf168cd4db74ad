import type { Transactor } from "../../database/handles.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import type { ArchiveChange } from "../change.js";

/** Tells the followers what one ledger entry changed. */
export async function writeChange(tx: Transactor, seq: number, change: ArchiveChange): Promise<void> {
  await tx.rows
    .insertInto("archive_change")
    .values({ seq, body: canonicalJson(change) })
    .execute();
}
