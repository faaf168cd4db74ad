import { randomUUID } from "node:crypto";
import type { Database } from "../../database/handles.js";
import { readSetting } from "./read-setting.js";
import { writeSetting } from "./write-setting.js";

const key = "press-id";

/** The name this newsroom's ledger goes by: what follows it (an index, a bucket) is told apart from another's by it. */
export const pressId = async ({ reader, transact }: Pick<Database, "reader" | "transact">): Promise<string> =>
  (await readSetting(reader, key)) ??
  transact(async (tx) => {
    const meanwhile = await readSetting(tx.rows, key);
    if (meanwhile !== null) return meanwhile;
    const fresh = randomUUID();
    await writeSetting(tx, key, fresh);
    return fresh;
  });
