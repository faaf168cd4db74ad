import { projectStories } from "../archive/projection/project-stories.js";
import type { Transactor } from "../database/handles.js";
import type { LedgerTable } from "../database/tables.js";
import type { StoryCode } from "../kernel/ids.js";
import { readLife } from "./ledger/read-lives.js";
import { readEditions } from "./read-editions.js";
import { writeStates } from "./write-states.js";

/** Writes a story's state and archive anew from its entries as they now are. */
export async function reprojectStory(
  tx: Transactor,
  code: StoryCode,
  entry: Pick<LedgerTable, "seq" | "act" | "at" | "actor">,
): Promise<void> {
  const after = await readLife(tx.rows, code);
  if (after === null) return;
  // Its tombstone names the edition, which may have gone with the words: written anew as if it had just come.
  const changes = [{ seq: entry.seq, code, entry, before: { ...after, gone: null }, after }];
  await projectStories(tx, await readEditions(tx.rows), changes);
  await writeStates(tx, changes);
}
