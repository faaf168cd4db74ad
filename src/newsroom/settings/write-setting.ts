import type { Transactor } from "../../database/handles.js";

/** Notes something for the house itself, in place of what stood under the name. No part of the ledger. */
export async function writeSetting(tx: Transactor, key: string, value: string): Promise<void> {
  await tx.rows
    .insertInto("meta")
    .values({ key, value })
    .onConflict((at) => at.column("key").doUpdateSet({ value }))
    .execute();
}
