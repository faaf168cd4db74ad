import { type Scope, scopes } from "../../contract/desk-paths.js";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import type { ApiTokenTable } from "../../database/people-tables.js";
import { parseRoles } from "../../domain/person/role.js";
import { because } from "../../domain/refusal/refusal.js";
import { ok } from "../../kernel/result.js";
import { type AuditCursor, readAudit } from "../../newsroom/audit/read-audit.js";
import { refuse } from "../../newsroom/desk/refusal.js";
import { makeToken, revokeToken, tokenEtag } from "../../newsroom/people/api-tokens.js";
import { changePerson } from "../../newsroom/people/change-person.js";
import { dropCodes } from "../../newsroom/people/drop-codes.js";
import { endSessionsOf } from "../../newsroom/people/end-sessions-of.js";
import { invite } from "../../newsroom/people/invite.js";
import { invitationAddress, passwordAddress } from "../../newsroom/people/link-addresses.js";
import { makePasswordLink } from "../../newsroom/people/make-password-link.js";
import { personAsSeen, type VersionedPerson, versionedPeople } from "../../newsroom/people/person-version.js";
import type { DeskDoors } from "./desk-house.js";
import { permit } from "./permit.js";

const auditLength = 100;

type PeopleDoors = Pick<
  DeskDoors,
  | "listPeople"
  | "invitePerson"
  | "changePerson"
  | "passwordLink"
  | "endSessions"
  | "dropCodes"
  | "readAudit"
  | "listTokens"
  | "makeToken"
  | "revokeToken"
>;

/** People, programs, and the record of what they did. */
export const peopleDoors: PeopleDoors = {
  listPeople: {
    looks: async ({ press }, { asker, at }) => {
      const refused = permit(asker, "people");
      if (!refused.ok) return refused;
      const { reader } = press.database;
      const people = await versionedPeople(reader);
      const sessions = await reader
        .selectFrom("person_session")
        .select((on) => ["user_id", on.fn.max("updated_at").as("last"), on.fn.countAll<number>().as("count")])
        .where("expires_at", ">", new Date(at).toISOString())
        .groupBy("user_id")
        .execute();
      const seen = new Map(sessions.map(({ user_id, last, count }) => [user_id, { last, count: Number(count) }]));
      const invited = await reader
        .selectFrom("invitation")
        .select(["email", "roles", "expires_at"])
        .where("used_at", "is", null)
        .where("expires_at", ">", at)
        .execute();
      return ok({
        people: people.map((one) => shownPerson(one, seen.get(one.person.id) ?? nowhere)),
        invited: invited.map(({ email, roles, expires_at }) => ({
          email,
          roles: [...parseRoles(roles)],
          expiresAt: expires_at,
        })),
      });
    },
  },
  invitePerson: {
    changes: async (tx, { origin }, { asker, at, body }) => {
      const refused = permit(asker, "people");
      if (!refused.ok) return refused;
      const email = body.email.trim().toLowerCase();
      const taken = await tx.rows.selectFrom("person").select("id").where("email", "=", email).executeTakeFirst();
      if (taken !== undefined) return refuse("not-now", because("address-taken"));
      const secret = await invite(tx, { actor: asker.actor, at }, { email, name: body.name, roles: body.roles });
      return ok({ link: invitationAddress(origin, secret) });
    },
  },
  changePerson: {
    changes: async (tx, { copyDesk }, { asker, at, params, body, seen, afterwards }) => {
      const refused = permit(asker, "people");
      if (!refused.ok) return refused;
      const changed = await changePerson(tx, { asker, at, id: params.id ?? "", seen, ...body });
      afterwards(() => copyDesk.dropSessions());
      return changed.ok ? ok(shownPerson(changed.value, nowhere)) : changed;
    },
  },
  passwordLink: {
    changes: async (tx, { origin }, { asker, at, params, seen }) => {
      const refused = permit(asker, "people");
      if (!refused.ok) return refused;
      const found = await personAsSeen(tx.rows, { id: params.id ?? "", seen });
      if (!found.ok) return found;
      const made = await makePasswordLink(tx, { actor: asker.actor, at, person: found.value.person });
      return made.ok ? ok({ link: passwordAddress(origin, made.value.secret) }) : made;
    },
  },
  endSessions: {
    changes: async (tx, { copyDesk }, { asker, at, params, seen, afterwards }) => {
      const refused = permit(asker, "people");
      if (!refused.ok) return refused;
      const found = await personAsSeen(tx.rows, { id: params.id ?? "", seen });
      if (!found.ok) return found;
      afterwards(() => copyDesk.dropSessions());
      return endSessionsOf(tx, { asker, at, id: found.value.person.id });
    },
  },
  dropCodes: {
    changes: async (tx, _house, { asker, at, params, seen }) => {
      const refused = permit(asker, "people");
      if (!refused.ok) return refused;
      const found = await personAsSeen(tx.rows, { id: params.id ?? "", seen });
      return found.ok ? dropCodes(tx, { actor: asker.actor, at, id: found.value.person.id }) : found;
    },
  },
  readAudit: {
    looks: async ({ press }, { asker, query }) => {
      const refused = permit(asker, "audit");
      if (!refused.ok) return refused;
      const actor = query.person === undefined ? undefined : `person:${query.person}`;
      const ask = { words: query.words, actor, after: parseCursor(query.after), limit: auditLength };
      const { entries, next } = await readAudit(press.database.reader, ask);
      return ok({ entries: [...entries], next: next === null ? null : `${next.at}.${next.seq}.${next.id}` });
    },
  },
  listTokens: {
    looks: async ({ press }, { asker }) => {
      const refused = permit(asker, "machines");
      if (!refused.ok) return refused;
      const rows = await press.database.reader.selectFrom("api_token").selectAll().orderBy("made_at", "desc").execute();
      return ok({ tokens: rows.map(shownToken) });
    },
  },
  makeToken: {
    changes: async (tx, _house, { asker, at, body }) => {
      const refused = permit(asker, "machines");
      return refused.ok ? ok(await makeToken(tx, { asker, at }, body)) : refused;
    },
  },
  revokeToken: {
    changes: async (tx, _house, { asker, at, params, seen }) => {
      const refused = permit(asker, "machines");
      if (!refused.ok) return refused;
      const revoked = await revokeToken(tx, { asker, at, id: params.id ?? "", seen });
      return revoked.ok ? ok({}) : revoked;
    },
  },
};

function parseCursor(text: string | undefined): AuditCursor | undefined {
  const [, at, seq, id] = /^(\d+)\.(\d+)\.([\w-]*)$/.exec(text ?? "") ?? [];
  return at === undefined ? undefined : { at: Number(at), seq: Number(seq), id: id ?? "" };
}

interface Seen {
  readonly last: string | null;
  readonly count: number;
}
const nowhere: Seen = { last: null, count: 0 };

const shownPerson = ({ person: one, etag }: VersionedPerson, { last, count }: Seen): DeskAnswer<"changePerson"> => ({
  ...{ id: one.id, name: one.name, email: one.email, roles: [...parseRoles(one.roles)] },
  ...{ lastSeen: last, sessions: count },
  dismissed: one.dismissed_at !== null,
  twoFactor: Boolean(one.two_factor_enabled),
  etag,
});

const shownToken = (one: ApiTokenTable): DeskAnswer<"listTokens">["tokens"][number] => ({
  ...{ id: one.id, name: one.name, madeBy: one.made_by, madeAt: one.made_at, usedAt: one.used_at },
  scopes: one.scopes.split(",").filter((word): word is Scope => scopes.some((scope) => scope === word)),
  revoked: one.revoked_at !== null,
  etag: tokenEtag(one),
});
