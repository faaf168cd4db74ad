import type { Reader, Transactor } from "../../database/handles.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { versionOf } from "../version-of.js";
import { endSessions } from "./end-sessions.js";
import { liftLockOut } from "./lock-out.js";
import { newPasswordAccount } from "./password-account.js";
import { secretHash } from "./secret.js";

export interface LinkOwner {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Changes with who they are and with their password. */
  readonly etag: string;
}

/** Whose password a link that still holds sets; null for one that is used, too old or never was, or whose owner was dismissed. */
export async function passwordLinkOwner(
  rows: Reader,
  { secret, at }: { readonly secret: string; readonly at: Instant },
): Promise<LinkOwner | null> {
  const row = await rows
    .selectFrom("password_link")
    .innerJoin("person", "person.id", "password_link.person")
    .leftJoin("person_account", (on) =>
      on.onRef("person_account.user_id", "=", "person.id").on("person_account.provider_id", "=", "credential"),
    )
    .select(["person.id", "person.name", "person.email", "person_account.password"])
    .where("token_hash", "=", secretHash(secret))
    .where("used_at", "is", null)
    .where("password_link.expires_at", ">", at)
    .where("dismissed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, name, email, password } = row;
  return { id, name, email, etag: versionOf([id, name, email, password]) };
}

interface NewPassword {
  readonly secret: string;
  /** The etag of the link's owner as they were seen. */
  readonly seen: string;
  /** As the account library hashes it. */
  readonly passwordHash: string;
  readonly at: Instant;
}

/**
 * Sets a new password by a link, in one transaction with using it up. Whoever was signed in with the old one is out, and
 * wrong passwords and codes given before count no more; one-time codes and passkeys stay as they are.
 */
export async function usePasswordLink(tx: Transactor, ask: NewPassword): Promise<Result<LinkOwner, DeskRefusal>> {
  const { secret, passwordHash, at } = ask;
  const owner = await passwordLinkOwner(tx.rows, ask);
  if (owner === null) return refuse("missing", because("link-spent"));
  if (owner.etag !== ask.seen) return refuse("moved-on", because("changed-since"));
  const now = new Date(at).toISOString();
  const changed = await tx.rows
    .updateTable("person_account")
    .set({ password: passwordHash, updated_at: now })
    .where("user_id", "=", owner.id)
    .where("provider_id", "=", "credential")
    .returning("id")
    .execute();
  if (changed.length === 0)
    await tx.rows
      .insertInto("person_account")
      .values(newPasswordAccount(owner.id, passwordHash, now))
      .execute();
  await tx.rows
    .updateTable("password_link")
    .set({ used_at: at })
    .where("token_hash", "=", secretHash(secret))
    .execute();
  await tx.rows
    .updateTable("person_two_factor")
    .set({ failed_verification_count: 0, locked_until: null })
    .where("user_id", "=", owner.id)
    .execute();
  await endSessions(tx, owner.id);
  await liftLockOut(tx, owner.email);
  await noteAudit(tx, { at, actor: `person:${owner.id}`, act: "set a password by a link", subject: owner.id });
  return ok(owner);
}
