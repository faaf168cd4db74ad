import type { Transactor } from "../../database/handles.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { newSecret, secretHash } from "./secret.js";

/** How long such a link may wait, in milliseconds: as long as an invitation. */
const patience = 7 * 24 * 60 * 60 * 1000;

interface LinkAsk {
  readonly actor: string;
  readonly at: Instant;
  /** Whose password is forgotten: their id, or their address. */
  readonly person: { readonly id: string } | { readonly email: string };
}

/** Makes the secret of a one-time link by which someone sets a new password; an earlier one of theirs is dead from now on. */
export async function makePasswordLink(
  tx: Transactor,
  { actor, at, person }: LinkAsk,
): Promise<Result<{ readonly secret: string; readonly id: string; readonly name: string }, DeskRefusal>> {
  const [column, value] = "id" in person ? (["id", person.id] as const) : (["email", person.email] as const);
  const found = await tx.rows
    .selectFrom("person")
    .select(["id", "name", "dismissed_at"])
    .where(column, "=", value)
    .executeTakeFirst();
  if (found === undefined) return refuse("missing", because("nobody-so-named"));
  const { id, name } = found;
  if (found.dismissed_at !== null) return refuse("not-now", because("is-dismissed"));
  const secret = newSecret();
  await tx.rows.deleteFrom("password_link").where("person", "=", id).where("used_at", "is", null).execute();
  await tx.rows
    .insertInto("password_link")
    .values({
      token_hash: secretHash(secret),
      ...{ person: id, made_by: actor, expires_at: at + patience, used_at: null },
    })
    .execute();
  await noteAudit(tx, { at, actor, act: "made a password link", subject: id });
  return ok({ secret, id, name });
}
