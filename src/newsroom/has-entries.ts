import type { Reader } from "../database/handles.js";

/** Whether anything was ever entered in the ledger. */
export const hasEntries = async (reader: Reader): Promise<boolean> =>
  (await reader.selectFrom("ledger").select("seq").limit(1).executeTakeFirst()) !== undefined;
