import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
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

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What is kept under a key is sealed with it, for an answer may hold a link or a token that is told once: of the key itself only a hash is kept. */
const cipher = "aes-256-gcm";
const sealingKey = ({ actor, key }: KeyedRequest): Buffer =>
  createHash("sha256").update(`answer\n${actor}\n${key}`).digest();

function seal(request: KeyedRequest, body: string): string {
  const start = randomBytes(12);
  const sealing = createCipheriv(cipher, sealingKey(request), start);
  const sealed = Buffer.concat([sealing.update(body, "utf8"), sealing.final()]);
  return Buffer.concat([start, sealing.getAuthTag(), sealed]).toString("base64");
}

function unseal(request: KeyedRequest, kept: string): string {
  const bytes = Buffer.from(kept, "base64");
  const opening = createDecipheriv(cipher, sealingKey(request), bytes.subarray(0, 12));
  opening.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString("utf8");
}

/** What the same request was answered before, `"other"` where its key was used for another one, null for a new one. */
export async function answeredBefore(
  tx: Transactor,
  keyed: KeyedRequest,
): Promise<{ readonly body: string } | "other" | null> {
  const row = await tx.rows
    .selectFrom("answered")
    .select(["request_hash", "body"])
    .where("actor", "=", keyed.actor)
    .where("idempotency_key", "=", hashOf(keyed.key))
    .executeTakeFirst();
  if (row === undefined) return null;
  return row.request_hash === hashOf(keyed.request) ? { body: unseal(keyed, row.body) } : "other";
}

/** Remembers an answer, within the transaction of what it tells of; those long past are forgotten. */
export async function rememberAnswer(tx: Transactor, keyed: KeyedRequest, body: string): Promise<void> {
  await tx.rows
    .deleteFrom("answered")
    .where("at", "<", keyed.at - remembered)
    .execute();
  await tx.rows
    .insertInto("answered")
    .values({
      ...{ actor: keyed.actor, idempotency_key: hashOf(keyed.key), request_hash: hashOf(keyed.request) },
      ...{ status: 201, body: seal(keyed, body), at: keyed.at },
    })
    .execute();
}
