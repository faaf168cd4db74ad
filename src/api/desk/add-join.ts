import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type JoinAnswer, type JoinBody, type JoinDoor, joinDoors } from "../../contract/join-shapes.js";
import { problemShape } from "../../contract/problem.js";
import { because, type Refusal } from "../../domain/refusal/refusal.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { acceptInvitation, openInvitation } from "../../newsroom/people/accept-invitation.js";
import { passwordLinkOwner, usePasswordLink } from "../../newsroom/people/use-password-link.js";
import { problem, refused } from "../problem.js";
import type { DeskHouse } from "./desk-house.js";

type Doors = {
  readonly [Door in JoinDoor]: (house: DeskHouse, body: JoinBody<Door>) => Promise<Result<JoinAnswer<Door>, Refusal>>;
};

const spent = () => err(because("link-spent"));

/** A password is hashed, which is dear, only for a link that holds. */
const doors: Doors = {
  invitation: async ({ press }, { secret }) => {
    const invitation = await openInvitation(press.database.reader, { secret, at: press.clock.now() });
    return invitation === null ? spent() : ok({ ...invitation, roles: [...invitation.roles] });
  },
  join: async ({ press, accounts }, { password, ...joining }) => {
    const at = press.clock.now();
    if ((await openInvitation(press.database.reader, { secret: joining.secret, at })) === null) return spent();
    const passwordHash = await accounts.hashPassword(password);
    return press.database.transact((tx) => acceptInvitation(tx, { ...joining, passwordHash, at }));
  },
  passwordLink: async ({ press }, { secret }) => {
    const owner = await passwordLinkOwner(press.database.reader, { secret, at: press.clock.now() });
    return owner === null ? spent() : ok({ name: owner.name, email: owner.email });
  },
  newPassword: async ({ press, accounts, copyDesk }, { secret, password }) => {
    const at = press.clock.now();
    if ((await passwordLinkOwner(press.database.reader, { secret, at })) === null) return spent();
    const passwordHash = await accounts.hashPassword(password);
    const set = await press.database.transact((tx) => usePasswordLink(tx, { secret, passwordHash, at }));
    if (!set.ok) return set;
    await accounts.liftLockOut(set.value.email);
    await copyDesk.dropSessions();
    return ok({ email: set.value.email });
  },
};

/** The doors for those who are not signed in and hold a one-time link. */
export function addJoin(app: OpenAPIHono, house: DeskHouse): void {
  for (const name of Object.keys(joinDoors) as JoinDoor[]) {
    app.openAPIRegistry.registerPath(describe(name));
    app.post(joinDoors[name].path, (context) => answer(house, context, name));
  }
}

async function answer(house: DeskHouse, context: Context, name: JoinDoor): Promise<Response> {
  const { body, done } = joinDoors[name];
  const read = body.safeParse(await context.req.json().catch(() => null));
  if (!read.success) return problem(context, "bad-request", read.error.issues[0]?.message);
  // What was read is of this door's own shape; the types of all of them together cannot say so.
  const door = doors[name] as (house: DeskHouse, body: unknown) => Promise<Result<unknown, Refusal>>;
  const answered = await door(house, read.data);
  if (!answered.ok) return refused(context, "gone", answered.error);
  return context.json(answered.value as Record<string, unknown>, done);
}

function describe(name: JoinDoor) {
  const { path, summary, body, answer: shape, done } = joinDoors[name];
  const told = (description: string) => ({
    description,
    content: { "application/problem+json": { schema: problemShape } },
  });
  return createRoute({
    method: "post",
    path,
    summary,
    tags: ["desk"],
    description: "For whoever holds the link: no session, no token.",
    request: { body: { content: { "application/json": { schema: body } } } },
    responses: {
      [done]: { description: "Done.", content: { "application/json": { schema: shape } } },
      400: told("It cannot be read, or the password is too short."),
      410: told("The link was used, was replaced by another, or is too old."),
      429: told("Too many tries from one household: wait a little."),
    },
  });
}
