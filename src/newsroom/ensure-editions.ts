import type { Transactor } from "../database/handles.js";
import type { Edition } from "../domain/edition/edition.js";
import { readEditions } from "./read-editions.js";
import { setEdition } from "./set-edition.js";
import type { Occasion } from "./take-steps.js";

/** Makes those editions that are not there yet; the others stay as they are. */
export async function ensureEditions(tx: Transactor, occasion: Occasion, editions: readonly Edition[]): Promise<void> {
  if (editions.length === 0) return;
  const there = await readEditions(tx.rows);
  for (const edition of editions) if (!there.has(edition.id)) await setEdition(tx, occasion, edition);
}
