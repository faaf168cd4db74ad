import { randomUUID } from "node:crypto";
import type { Database, Transactor } from "../../database/handles.js";
import type { ApiTokenTable } from "../../database/people-tables.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import type { Asker } from "../desk/asker.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { versionOf } from "../version-of.js";
import { newSecret, secretHash } from "./secret.js";

/** What every token begins with, so that one left in a file or a log is recognised for what it is. */
export const tokenMark = "dl_";

/** Makes a token for a program; its secret is told this once. */
export async function makeToken(
  tx: Transactor,
  { asker, at }: { readonly asker: Asker; readonly at: Instant },
  { name, scopes }: { readonly name: string; readonly scopes: readonly string[] },
): Promise<{ readonly id: string; readonly token: string }> {
  const token = `${tokenMark}${newSecret()}`;
  const id = randomUUID();
  await tx.rows
    .insertInto("api_token")
    .values({
      ...{ id, name, token_hash: secretHash(token), scopes: scopes.join(","), made_by: asker.actor, made_at: at },
      ...{ used_at: null, revoked_at: null },
    })
    .execute();
  await noteAudit(tx, { at, actor: asker.actor, act: "made a token", subject: name, detail: scopes.join(", ") });
  return { id, token };
}

/** Changes with what a token lets its program do; not with its use. */
export const tokenEtag = ({ name, scopes, revoked_at }: ApiTokenTable): string => versionOf([name, scopes, revoked_at]);

interface Revoking {
  readonly asker: Asker;
  readonly at: Instant;
  readonly id: string;
  /** The etag of the token as it was seen. */
  readonly seen: string;
}

/** Shuts a program out from now on, if its token still is as it was seen; its name stays in the record. */
export async function revokeToken(
  tx: Transactor,
  { asker, at, id, seen }: Revoking,
): Promise<Result<null, DeskRefusal>> {
  const token = await tx.rows.selectFrom("api_token").selectAll().where("id", "=", id).executeTakeFirst();
  if (token === undefined) return refuse("missing", because("no-token"));
  if (seen !== tokenEtag(token)) return refuse("moved-on", because("changed-since"));
  if (token.revoked_at !== null) return refuse("missing", because("no-token"));
  await tx.rows.updateTable("api_token").set({ revoked_at: at }).where("id", "=", id).execute();
  await noteAudit(tx, { at, actor: asker.actor, act: "revoked a token", subject: token.name });
  return ok(null);
}

/** How often the last use of a token is written down, in milliseconds: it is for people to look at. */
const noted = 60 * 60 * 1000;

/** The token a program came with, if it still holds. */
export async function tokenCalled(
  { reader, transact }: Pick<Database, "reader" | "transact">,
  secret: string,
  at: Instant,
): Promise<ApiTokenTable | null> {
  const row = await reader
    .selectFrom("api_token")
    .selectAll()
    .where("token_hash", "=", secretHash(secret))
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  if ((row.used_at ?? 0) < at - noted)
    await transact(({ rows }) => rows.updateTable("api_token").set({ used_at: at }).where("id", "=", row.id).execute());
  return row;
}
