import type { StoryCode } from "../../kernel/ids.js";
import type { Press } from "../press.js";
import { saveCopy } from "./save-copy.js";

/** Enters what was typed but not yet entered when the house went down; answers how many stories had such words. */
export async function saveLeftCopies({ database, clock }: Press): Promise<number> {
  const left = await database.reader.selectFrom("copy_update").select("code").distinct().execute();
  for (const { code } of left)
    await database.transact((tx) => saveCopy(tx, { actor: "clock", at: clock.now() }, { code: code as StoryCode }));
  return left.length;
}
