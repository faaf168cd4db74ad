import type { Transactor } from "../../database/handles.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import type { Asker } from "../desk/asker.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { endSessions } from "./end-sessions.js";

/** Signs someone out wherever they are, as an administrator does when a telephone was lost. */
export async function endSessionsOf(
  tx: Transactor,
  { asker, at, id }: { readonly asker: Asker; readonly at: Instant; readonly id: string },
): Promise<Result<{ readonly ended: number }, DeskRefusal>> {
  const person = await tx.rows.selectFrom("person").select("id").where("id", "=", id).executeTakeFirst();
  if (person === undefined) return refuse("missing", because("nobody-so-named"));
  const ended = await endSessions(tx, id);
  await noteAudit(tx, { at, actor: asker.actor, act: "ended someone's sessions", subject: id, detail: String(ended) });
  return ok({ ended });
}
