import type { Transactor } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";

/** Forgets a story's working copy with every word that was ever typed in it; the next to open it starts from the ledger. */
export async function dropCopy(tx: Transactor, code: StoryCode): Promise<void> {
  for (const table of ["copy_update", "copy_base"] as const)
    await tx.rows.deleteFrom(table).where("code", "=", code).execute();
}
