import type { Reader } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";
import { hashOf } from "../keys/secret.js";

/** A reader who is signed in. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  /** The desk's person they are, if any. */
  readonly person: string | null;
}

/** The reader of a session's secret; null for a session that has ended or never was. */
export async function readerOf(rows: Reader, secret: string | null, now: Instant): Promise<SignedIn | null> {
  if (secret === null) return null;
  const row = await rows
    .selectFrom("reader_session")
    .innerJoin("reader", "reader.id", "reader_session.reader")
    .select(["reader.id", "reader.name", "reader.person"])
    .where("reader_session.token_hash", "=", hashOf(secret))
    .where("reader_session.expires_at", ">", now)
    .executeTakeFirst();
  return row ?? null;
}
