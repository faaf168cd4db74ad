import { projectEdition } from "../archive/projection/project-edition.js";
import type { Transactor } from "../database/handles.js";
import type { Edition } from "../domain/edition/edition.js";
import { append } from "./ledger/append.js";
import type { Occasion } from "./take-steps.js";

/** Makes an edition, or changes its name, calendar, digits or colour. */
export async function setEdition(tx: Transactor, { actor, at }: Occasion, edition: Edition): Promise<void> {
  const entry = {
    noun: "edition",
    subject: edition.id,
    act: "set",
    at,
    effective: null,
    actor,
    reason: null,
    body: edition,
  } as const;
  for (const { seq } of await append(tx, [entry])) await projectEdition(tx, seq, edition);
}
