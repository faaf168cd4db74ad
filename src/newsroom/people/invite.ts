import type { Transactor } from "../../database/handles.js";
import type { Role } from "../../domain/person/role.js";
import type { Instant } from "../../kernel/ids.js";
import { noteAudit } from "../audit/note-audit.js";
import { newSecret, secretHash } from "./secret.js";

/** How long an invitation may wait, in milliseconds. */
const patience = 7 * 24 * 60 * 60 * 1000;

export interface Invitation {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Makes a one-time link's secret for someone to join with; an earlier one for the same address is dead from now on. */
export async function invite(
  tx: Transactor,
  { actor, at }: { readonly actor: string; readonly at: Instant },
  { email, name, roles }: Invitation,
): Promise<string> {
  const secret = newSecret();
  await tx.rows.deleteFrom("invitation").where("email", "=", email).where("used_at", "is", null).execute();
  await tx.rows
    .insertInto("invitation")
    .values({
      token_hash: secretHash(secret),
      ...{ email, name, roles: roles.join(","), invited_by: actor, expires_at: at + patience, used_at: null },
    })
    .execute();
  await noteAudit(tx, {
    at,
    actor,
    act: "invited",
    subject: email === "" ? "the owner" : email,
    detail: roles.join(", "),
  });
  return secret;
}
