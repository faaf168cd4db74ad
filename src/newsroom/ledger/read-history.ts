import type { Reader } from "../../database/handles.js";
import type { LedgerTable } from "../../database/tables.js";
import type { StoryCode } from "../../kernel/ids.js";

/** What happened to a story, oldest first, without the words. */
export const readHistory = (
  reader: Reader,
  code: StoryCode,
): Promise<readonly Pick<LedgerTable, "seq" | "act" | "at" | "effective" | "actor" | "reason" | "hash">[]> =>
  reader
    .selectFrom("ledger")
    .select(["seq", "act", "at", "effective", "actor", "reason", "hash"])
    .where("noun", "=", "story")
    .where("subject", "=", String(code))
    .orderBy("seq")
    .execute();
