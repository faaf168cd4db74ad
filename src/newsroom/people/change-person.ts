import type { Transactor } from "../../database/handles.js";
import type { PersonTable } from "../../database/people-tables.js";
import type { Role } from "../../domain/person/role.js";
import { parseRoles } from "../../domain/person/role.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import type { Asker } from "../desk/asker.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { endSessions } from "./end-sessions.js";
import { personAsSeen, type VersionedPerson, versionedPerson } from "./person-version.js";

export interface PersonChange {
  readonly asker: Asker;
  readonly at: Instant;
  readonly id: string;
  readonly roles: readonly Role[];
  readonly dismissed: boolean;
  /** The etag of the person as they were seen. */
  readonly seen: string;
}

/** Gives someone other roles, or dismisses them; their sessions end in the same transaction, so no door stays ajar. */
export async function changePerson(
  tx: Transactor,
  { asker, at, id, roles, dismissed, seen }: PersonChange,
): Promise<Result<VersionedPerson, DeskRefusal>> {
  const found = await personAsSeen(tx.rows, { id, seen });
  if (!found.ok) return found;
  const { person } = found.value;
  const stays = !dismissed && roles.includes("administrator");
  if (!stays && (await isLastAdministrator(tx, person))) return refuse("not-now", because("last-administrator"));
  const dismissed_at = dismissed ? (person.dismissed_at ?? new Date(at).toISOString()) : null;
  const changed = { roles: roles.join(","), dismissed_at, updated_at: new Date(at).toISOString() };
  await tx.rows.updateTable("person").set(changed).where("id", "=", id).execute();
  await endSessions(tx, id);
  const detail = dismissed ? "dismissed" : roles.join(", ");
  await noteAudit(tx, { at, actor: asker.actor, act: "changed a person", subject: id, detail });
  const after = await versionedPerson(tx.rows, id);
  return after === null ? refuse("missing", because("nobody-so-named")) : ok(after);
}

async function isLastAdministrator({ rows }: Transactor, { id, roles }: PersonTable): Promise<boolean> {
  if (!parseRoles(roles).includes("administrator")) return false;
  const people = await rows.selectFrom("person").select(["id", "roles"]).where("dismissed_at", "is", null).execute();
  return people.filter((one) => parseRoles(one.roles).includes("administrator")).every((one) => one.id === id);
}
