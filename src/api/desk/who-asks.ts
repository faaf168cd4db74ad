import type { Scope } from "../../contract/desk-paths.js";
import type { ErrorCode } from "../../contract/errors.js";
import type { Role } from "../../domain/person/role.js";
import type { Instant } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { Asker } from "../../newsroom/desk/asker.js";
import { tokenCalled } from "../../newsroom/people/api-tokens.js";
import type { SignedIn } from "../../newsroom/people/open-accounts.js";
import type { DeskHouse } from "./desk-house.js";

export interface Known {
  readonly asker: Asker;
  readonly signedIn: SignedIn | null;
}

export interface NotKnown {
  readonly code: ErrorCode;
  readonly detail: string;
}

/** What a program with a scope is let do, in the terms of people's roles. */
const rolesOf: Readonly<Record<Scope, readonly Role[]>> = {
  read: [],
  write: ["sub-editor"],
  publish: ["sub-editor", "editor", "chief"],
  pictures: ["reporter"],
  comments: ["moderator"],
  // For the feeds of the queues alone, whose readers put the token into the address.
  "comment-feeds": [],
};

/**
 * Who is at the door: a person by the session in their cookie, or a program by its token. Where a session is wanted a
 * token is refused, and who brings a token is never taken for the person whose cookie came along.
 */
export async function whoAsks(
  house: DeskHouse,
  request: Request,
  { scope, at }: { readonly scope: Scope | null; readonly at: Instant },
): Promise<Result<Known, NotKnown>> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return programAsks(house, authorization, { scope, at });
  const signedIn = await house.accounts.whoAsks(request.headers);
  if (signedIn === null) return err({ code: "sign-in", detail: "There is no session, or it is over." });
  const { person } = signedIn;
  return ok({ asker: { actor: `person:${person.id}`, roles: person.roles }, signedIn });
}

async function programAsks(
  { press }: DeskHouse,
  authorization: string,
  { scope, at }: { readonly scope: Scope | null; readonly at: Instant },
): Promise<Result<Known, NotKnown>> {
  const [scheme, secret] = authorization.split(" ");
  const token = scheme?.toLowerCase() === "bearer" && secret ? await tokenCalled(press.database, secret, at) : null;
  if (token === null) return err({ code: "sign-in", detail: "The token is unknown or was revoked." });
  if (scope === null)
    return err({ code: "forbidden", detail: "This is for people, by their session: a token is not taken." });
  const held = token.scopes.split(",") as readonly Scope[];
  if (!held.includes(scope) && !(scope === "read" && held.some((one) => one !== "comment-feeds")))
    return err({ code: "forbidden", detail: `The token has not the scope "${scope}".` });
  const roles = [...new Set(held.flatMap((one) => rolesOf[one] ?? []))];
  return ok({ asker: { actor: `token:${token.name}`, roles }, signedIn: null });
}
