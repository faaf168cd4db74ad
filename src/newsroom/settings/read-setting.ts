import type { Reader } from "../../database/handles.js";

/** What the house noted for itself under a name; null where it noted nothing. */
export async function readSetting(reader: Reader, key: string): Promise<string | null> {
  const row = await reader.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  return row?.value ?? null;
}
