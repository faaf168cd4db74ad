import { sql } from "kysely";
import type { Reader } from "../../database/handles.js";

/** A person of the newsroom, as readers know them. */
export interface Staff {
  readonly id: string;
  readonly name: string;
}

/**
 * What joins a reader to the person of the newsroom they are: whom the desk said or, where it said nothing, whose mail
 * address they proved to have by signing in. Whoever works here no longer is nobody.
 */
export const isThatPerson = sql<boolean>`person.dismissed_at is null and person.id = case
  when reader.person_by is null then (select one.id from person as one where one.email = reader.email)
  else reader.person end`;

/** The person of the newsroom a reader is; null for all others. */
export async function staffOf(rows: Reader, reader: string): Promise<Staff | null> {
  const found = await rows
    .selectFrom("reader")
    .innerJoin("person", (join) => join.on(isThatPerson))
    .select(["person.id", "person.name"])
    .where("reader.id", "=", reader)
    .executeTakeFirst();
  return found ?? null;
}
