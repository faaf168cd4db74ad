import type { Transactor } from "../../database/handles.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";

/** Turns someone's one-time codes off, whose telephone and backup codes are lost: after this the password is enough. */
export async function dropCodes(
  tx: Transactor,
  { actor, at, id }: { readonly actor: string; readonly at: Instant; readonly id: string },
): Promise<Result<{ readonly dropped: boolean }, DeskRefusal>> {
  const person = await tx.rows.selectFrom("person").select("id").where("id", "=", id).executeTakeFirst();
  if (person === undefined) return refuse("missing", because("nobody-so-named"));
  const dropped = await tx.rows.deleteFrom("person_two_factor").where("user_id", "=", id).returning("id").execute();
  if (dropped.length === 0) return ok({ dropped: false });
  await tx.rows.updateTable("person").set({ two_factor_enabled: 0 }).where("id", "=", id).execute();
  await noteAudit(tx, { at, actor, act: "turned off someone's codes", subject: id });
  return ok({ dropped: true });
}
