import { projectFront } from "../archive/projection/project-front.js";
import type { Transactor } from "../database/handles.js";
import type { Front } from "../domain/front/front.js";
import { append } from "./ledger/append.js";
import type { Occasion } from "./take-steps.js";

/** Curates an edition's front: its slots in order, and the featured stories; the rest fills itself. */
export async function setFront(tx: Transactor, { actor, at }: Occasion, front: Front): Promise<void> {
  const entry = {
    noun: "front",
    subject: front.edition,
    act: "set",
    at,
    effective: null,
    actor,
    reason: null,
    body: front,
  } as const;
  for (const { seq } of await append(tx, [entry])) await projectFront(tx, seq, front);
}
