import { createHash } from "node:crypto";
import type { Transactor } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";

/** How long a key is remembered, in milliseconds. */
const remembered = 24 * 60 * 60 * 1000;

export interface KeyedRequest {
  readonly actor: string;
  readonly key: string;
  /** What was asked, so that a key used for something else is noticed. */
  readonly request: string;
  readonly at: Instant;
}

const hashOf = (request: string): string => createHash("sha256").update(request).digest("hex");

/** What the same request was answered before, `"other"` where its key was used for another one, null for a new one. */
export async function answeredBefore(
  tx: Transactor,
  { actor, key, request }: KeyedRequest,
): Promise<{ readonly body: string } | "other" | null> {
  const row = await tx.rows
    .selectFrom("answered")
    .select(["request_hash", "body"])
    .where("actor", "=", actor)
    .where("idempotency_key", "=", key)
    .executeTakeFirst();
  if (row === undefined) return null;
  return row.request_hash === hashOf(request) ? { body: row.body } : "other";
}

/** Remembers an answer, within the transaction of what it tells of; those long past are forgotten. */
export async function rememberAnswer(
  tx: Transactor,
  { actor, key, request, at }: KeyedRequest,
  body: string,
): Promise<void> {
  await tx.rows
    .deleteFrom("answered")
    .where("at", "<", at - remembered)
    .execute();
  await tx.rows
    .insertInto("answered")
    .values({ actor, idempotency_key: key, request_hash: hashOf(request), status: 201, body, at })
    .execute();
}
