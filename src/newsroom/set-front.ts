import { projectFront } from "../archive/projection/project-front.js";
import type { Transactor } from "../database/handles.js";
import { type Front, frontKey } from "../domain/front/front.js";
import { append } from "./ledger/append.js";
import type { Occasion } from "./take-steps.js";

/** Curates a front: its slots in order, what stands in them how, the banner, the featured stories; the rest fills itself. */
export async function setFront(tx: Transactor, { actor, at }: Occasion, front: Front): Promise<void> {
  const entry = {
    noun: "front",
    subject: frontKey(front),
    act: "set",
    at,
    effective: null,
    actor,
    reason: null,
    body: front,
  } as const;
  for (const { seq } of await append(tx, [entry])) await projectFront(tx, seq, front);
}
