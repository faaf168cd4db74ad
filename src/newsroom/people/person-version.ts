import type { Reader } from "../../database/handles.js";
import type { PersonTable } from "../../database/people-tables.js";
import { because } from "../../domain/refusal/refusal.js";
import { ok, type Result } from "../../kernel/result.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { versionOf } from "../version-of.js";

export interface VersionedPerson {
  readonly person: PersonTable;
  /**
   * Changes with everything an administrator can do to a person: their roles, their one-time codes, a link for a new
   * password. Not with a sign-in: whoever ends someone's sessions means the newest one as well.
   */
  readonly etag: string;
}

/** Everyone at the desk, by name. */
export async function versionedPeople(rows: Reader): Promise<readonly VersionedPerson[]> {
  const people = await rows.selectFrom("person").selectAll().orderBy("name").execute();
  const codes = await rows.selectFrom("person_two_factor").select(["id", "user_id as person"]).execute();
  const links = await openLinks(rows).execute();
  const heldBy = Map.groupBy([...codes, ...links], (one) => one.person);
  return people.map((person) => ({ person, etag: etagOf(person, heldBy.get(person.id) ?? []) }));
}

/** Someone at the desk as they are now; null for nobody. */
export async function versionedPerson(rows: Reader, id: string): Promise<VersionedPerson | null> {
  const person = await rows.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
  if (person === undefined) return null;
  const codes = await rows.selectFrom("person_two_factor").select("id").where("user_id", "=", id).execute();
  const links = await openLinks(rows).where("person", "=", id).execute();
  return { person, etag: etagOf(person, [...codes, ...links]) };
}

/** Someone an administrator wants to do something to, if they still are as they were seen. */
export async function personAsSeen(
  rows: Reader,
  { id, seen }: { readonly id: string; readonly seen: string },
): Promise<Result<VersionedPerson, DeskRefusal>> {
  const found = await versionedPerson(rows, id);
  if (found === null) return refuse("missing", because("nobody-so-named"));
  return seen === found.etag ? ok(found) : refuse("moved-on", because("person-changed"));
}

const openLinks = (rows: Reader) =>
  rows.selectFrom("password_link").select(["token_hash as id", "person"]).where("used_at", "is", null);

const etagOf = ({ roles, dismissed_at }: PersonTable, held: readonly { readonly id: string }[]): string =>
  versionOf([roles, dismissed_at, held.map(({ id }) => id).toSorted()]);
