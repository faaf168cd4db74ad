import type { Database, Transactor } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";
import { hashOf, newSecret } from "../keys/secret.js";

/** Milliseconds a reader stays signed in. */
export const sessionTime = 90 * 86_400_000;

/** Opens a session; answers its secret, which is kept nowhere. */
export async function openSession(tx: Transactor, reader: string, now: Instant): Promise<string> {
  const secret = newSecret();
  await tx.rows
    .insertInto("reader_session")
    .values({ token_hash: hashOf(secret), reader, made_at: now, expires_at: now + sessionTime })
    .execute();
  return secret;
}

export const closeSession = (database: Database, secret: string): Promise<void> =>
  database.transact(async (tx) => {
    await tx.rows.deleteFrom("reader_session").where("token_hash", "=", hashOf(secret)).execute();
  });
