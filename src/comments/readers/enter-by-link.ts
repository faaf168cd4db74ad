import { randomUUID } from "node:crypto";
import type { Reader, Transactor } from "../../database/handles.js";
import { commentLine, wordsBounds } from "../../domain/comment/words.js";
import type { Instant } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { nameKey } from "../../language/names/name-key.js";
import type { CommentHouse } from "../comment-house.js";
import { hashOf } from "../keys/secret.js";
import { isTakenForStaff } from "./names-taken.js";
import { openSession } from "./session.js";

export interface LinkSeen {
  readonly email: string;
  /** The name of the reader it is for; null for one who comes for the first time. */
  readonly name: string | null;
}

/** Looks at a link without using it up: programs that scan mail open every link once. */
export async function seeLink(rows: Reader, secret: string, now: Instant): Promise<LinkSeen | null> {
  const row = await rows
    .selectFrom("sign_in_link")
    .leftJoin("reader", "reader.email", "sign_in_link.email")
    .select(["sign_in_link.email", "reader.name"])
    .where("token_hash", "=", hashOf(secret))
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row ?? null;
}

export type EnterByLinkFault = "spent" | "no-name" | "name-taken";

/** Signs a reader in by a link, once; makes the reader when the address is new here. Answers the session's secret. */
export const enterByLink = (
  { database, clock }: CommentHouse,
  { secret, name }: { readonly secret: string; readonly name: string },
): Promise<Result<string, EnterByLinkFault>> =>
  database.transact(async (tx) => {
    const now = clock.now();
    const link = await seeLink(tx.rows, secret, now);
    if (link === null) return err("spent");
    const known = await tx.rows.selectFrom("reader").select("id").where("email", "=", link.email).executeTakeFirst();
    const line = commentLine(name, wordsBounds.name);
    if (known === undefined && !line.ok) return err("no-name");
    if (known === undefined && line.ok && (await isTakenForStaff(tx.rows, line.value, link.email)))
      return err("name-taken");
    await tx.rows.updateTable("sign_in_link").set({ used_at: now }).where("token_hash", "=", hashOf(secret)).execute();
    const reader = known?.id ?? (await makeReader(tx, { email: link.email, name: line.ok ? line.value : "", now }));
    return ok(await openSession(tx, reader, now));
  });

async function makeReader(
  { rows }: Transactor,
  { email, name, now }: { readonly email: string; readonly name: string; readonly now: Instant },
): Promise<string> {
  const id = randomUUID();
  const nothing = { person: null, person_by: null, approved: 0, refused: 0, erased_at: null };
  await rows
    .insertInto("reader")
    .values({ id, name, name_key: nameKey(name), email, made_at: now, ...nothing })
    .execute();
  return id;
}
