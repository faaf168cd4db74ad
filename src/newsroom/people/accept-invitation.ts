import type { Reader, Transactor } from "../../database/handles.js";
import { parseRoles } from "../../domain/person/role.js";
import { because } from "../../domain/refusal/refusal.js";
import { cleanLine } from "../../kernel/clean-text.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { slugOf } from "../../kernel/slug.js";
import { noteAudit } from "../audit/note-audit.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import type { Invitation } from "./invite.js";
import { newPasswordAccount } from "./password-account.js";
import { secretHash } from "./secret.js";

/** What an invitation that still holds was made for; null for one that is used, too old or never was. */
export async function openInvitation(
  rows: Reader,
  { secret, at }: { readonly secret: string; readonly at: Instant },
): Promise<Invitation | null> {
  const row = await rows
    .selectFrom("invitation")
    .select(["email", "name", "roles"])
    .where("token_hash", "=", secretHash(secret))
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, roles: parseRoles(row.roles) };
}

export interface Joining {
  readonly secret: string;
  readonly name: string;
  readonly email: string;
  /** As the account library hashes it. */
  readonly passwordHash: string;
  readonly at: Instant;
}

/** Makes the person an invitation was for, in one transaction with using it up: of two who try, one gets in. */
export async function acceptInvitation(tx: Transactor, ask: Joining): Promise<Result<{ id: string }, DeskRefusal>> {
  const invitation = await openInvitation(tx.rows, ask);
  if (invitation === null) return refuse("missing", because("link-spent"));
  const email = (invitation.email || ask.email).trim().toLowerCase();
  const name = cleanLine(ask.name) || invitation.name;
  const taken = await tx.rows.selectFrom("person").select("id").where("email", "=", email).executeTakeFirst();
  if (taken !== undefined) return refuse("not-now", because("address-taken"));
  const id = await freePersonId(tx, name);
  const now = new Date(ask.at).toISOString();
  const { roles } = invitation;
  await tx.rows
    .insertInto("person")
    .values({
      ...{ id, name, email, email_verified: 1, image: null, created_at: now, updated_at: now, two_factor_enabled: 0 },
      ...{ roles: roles.join(","), dismissed_at: null, tongue: null },
    })
    .execute();
  await tx.rows
    .insertInto("person_account")
    .values(newPasswordAccount(id, ask.passwordHash, now))
    .execute();
  await tx.rows
    .updateTable("invitation")
    .set({ used_at: ask.at })
    .where("token_hash", "=", secretHash(ask.secret))
    .execute();
  await noteAudit(tx, { at: ask.at, actor: `person:${id}`, act: "joined", subject: email, detail: roles.join(", ") });
  return ok({ id });
}

/** What the ledger will call this person for ever, so it is a name one can read: `sara-ahmadi`, the next one `sara-ahmadi-2`. */
async function freePersonId({ rows }: Transactor, name: string): Promise<string> {
  const wish = slugOf(name);
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? wish : `${wish}-${count}`;
    const taken = await rows.selectFrom("person").select("id").where("id", "=", id).executeTakeFirst();
    if (taken === undefined) return id;
  }
}
