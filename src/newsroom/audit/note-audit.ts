import { randomUUID } from "node:crypto";
import type { Transactor } from "../../database/handles.js";
import type { AuditAct, failedMark } from "../../domain/person/audit-act.js";
import type { Instant } from "../../kernel/ids.js";

/** Something a person did that no ledger entry tells: accounts, tokens, links. */
export interface AuditNote {
  readonly at: Instant;
  readonly actor: string;
  readonly act: AuditAct | `${typeof failedMark}${AuditAct}`;
  readonly subject: string;
  readonly detail?: string;
}

/** Writes it down, within the transaction of the act itself. */
export async function noteAudit(tx: Transactor, { detail = "", ...note }: AuditNote): Promise<void> {
  await tx.rows
    .insertInto("audit")
    .values({ id: randomUUID(), ...note, detail })
    .execute();
}
