import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Reader, Transactor } from "../../database/handles.js";
import { because, type Refusal } from "../../domain/refusal/refusal.js";
import type { Instant } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";

/** How long a key is remembered, in milliseconds. */
const remembered = 24 * 60 * 60 * 1000;

export interface KeyedRequest {
  readonly actor: string;
  readonly key: string;
  /** What was asked, so that a key used for something else is noticed. */
  readonly request: string;
  readonly at: Instant;
}

/** A key used for another request. */
export interface KeyReused {
  readonly kind: "key-reused";
  readonly why: Refusal;
}

/** The key a request carries; null where it is none. */
export const keyIn = (header: string | undefined): string | null =>
  header === undefined || header === "" || header.length > longestKey ? null : header;

const longestKey = 200;

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** With the key in it, which is not kept: a request may hold a password. */
const requestHash = ({ key, request }: KeyedRequest): string => hashOf(`${key}\n${request}`);

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

/** What the same request was answered before, null for a new one. */
export async function answeredBefore(rows: Reader, keyed: KeyedRequest): Promise<Result<string | null, KeyReused>> {
  const row = await rows
    .selectFrom("answered")
    .select(["request_hash", "body"])
    .where("actor", "=", keyed.actor)
    .where("idempotency_key", "=", hashOf(keyed.key))
    .executeTakeFirst();
  if (row === undefined) return ok(null);
  if (row.request_hash !== requestHash(keyed)) return err({ kind: "key-reused", why: because("key-reused") });
  return ok(unseal(keyed, row.body));
}

/** Answers a request as it was answered before, or does it and remembers the answer; what is refused may be tried again. */
export async function answerOnce<Fault>(
  tx: Transactor,
  keyed: KeyedRequest,
  work: () => Promise<Result<string, Fault>>,
): Promise<Result<string, Fault | KeyReused>> {
  const before = await answeredBefore(tx.rows, keyed);
  if (!before.ok) return before;
  if (before.value !== null) return ok(before.value);
  const done = await work();
  if (done.ok) await rememberAnswer(tx, keyed, done.value);
  return done;
}

/** Remembers an answer, within the transaction of what it tells of; those long past are forgotten. */
async function rememberAnswer(tx: Transactor, keyed: KeyedRequest, body: string): Promise<void> {
  await tx.rows
    .deleteFrom("answered")
    .where("at", "<", keyed.at - remembered)
    .execute();
  await tx.rows
    .insertInto("answered")
    .values({
      ...{ actor: keyed.actor, idempotency_key: hashOf(keyed.key), request_hash: requestHash(keyed) },
      ...{ status: 201, body: seal(keyed, body), at: keyed.at },
    })
    .execute();
}
