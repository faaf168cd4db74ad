import type { Reader } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";
import { hashOf } from "../keys/secret.js";
import { isThatPerson, type Staff } from "./staff.js";

/** A reader who is signed in. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  /** Who of the newsroom they are, if anyone. */
  readonly staff: Staff | null;
}

/** The reader of a session's secret; null for a session that has ended or never was. */
export async function readerOf(rows: Reader, secret: string | null, now: Instant): Promise<SignedIn | null> {
  if (secret === null) return null;
  const row = await rows
    .selectFrom("reader_session")
    .innerJoin("reader", "reader.id", "reader_session.reader")
    .leftJoin("person", (join) => join.on(isThatPerson))
    .select(["reader.id", "reader.name", "person.id as person", "person.name as person_name"])
    .where("reader_session.token_hash", "=", hashOf(secret))
    .where("reader_session.expires_at", ">", now)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, name, person, person_name } = row;
  return { id, name, staff: person === null || person_name === null ? null : { id: person, name: person_name } };
}
