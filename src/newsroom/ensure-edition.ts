import type { Edition } from "../domain/edition/edition.js";
import type { EditionId } from "../kernel/ids.js";
import { defaultEdition } from "../language/edition-defaults.js";
import type { Actor, Press } from "./press.js";
import { readEditions } from "./read-editions.js";
import { setEdition } from "./set-edition.js";

/** The edition of an id; one that is not there is made, with its language's direction, calendar, digits and time zone. */
export const ensureEdition = (
  press: Press,
  actor: Actor,
  ask: { readonly id: EditionId; readonly language: string },
): Promise<Edition> =>
  press.database.transact(async (tx) => {
    const found = (await readEditions(tx.rows)).get(ask.id);
    if (found !== undefined) return found;
    const edition = defaultEdition(ask.id, ask.language);
    await setEdition(tx, { actor, at: press.clock.now() }, edition);
    return edition;
  });
