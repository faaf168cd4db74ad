import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type JoinAnswer, type JoinBody, type JoinDoor, joinDoors } from "../../contract/join-shapes.js";
import type { Transactor } from "../../database/handles.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { type DeskRefusal, refuse } from "../../newsroom/desk/refusal.js";
import { acceptInvitation, openInvitation } from "../../newsroom/people/accept-invitation.js";
import { secretHash } from "../../newsroom/people/secret.js";
import { passwordLinkOwner, usePasswordLink } from "../../newsroom/people/use-password-link.js";
import { problem, refused } from "../problem.js";
import { answeredBefore, answerOnce, type KeyedRequest, keyIn } from "./answered-before.js";
import type { DeskHouse } from "./desk-house.js";
import { type Ran, reply } from "./reply.js";
import { type Conditions, conditionAnswers, headersOf, told } from "./told-conditions.js";
import { wrongField } from "./wrong-field.js";

interface JoinCall<Door extends JoinDoor> {
  readonly body: JoinBody<Door>;
  readonly at: Instant;
  /** What the request says it saw: its If-Match. */
  readonly seen: string;
  /** Does it in one transaction, once for its key; a door that only looks has no need of it. */
  readonly once: (work: (tx: Transactor) => Promise<Result<JoinAnswer<Door>, DeskRefusal>>) => Promise<Ran>;
}

type Doors = {
  readonly [Door in JoinDoor]: (house: DeskHouse, call: JoinCall<Door>) => Promise<Ran>;
};

const spent = () => refuse("missing", because("link-spent"));
const said = (answer: unknown) => ok(JSON.stringify(answer));

/** A password is hashed, which is dear, only for a link that holds. */
const doors: Doors = {
  invitation: async ({ press }, { body: { secret }, at }) => {
    const invitation = await openInvitation(press.database.reader, { secret, at });
    return invitation === null ? spent() : said(invitation);
  },
  join: async ({ press, accounts }, { body: { password, ...joining }, at, once }) => {
    if ((await openInvitation(press.database.reader, { secret: joining.secret, at })) === null) return spent();
    const passwordHash = await accounts.hashPassword(password);
    return once((tx) => acceptInvitation(tx, { ...joining, passwordHash, at }));
  },
  passwordLink: async ({ press }, { body: { secret }, at }) => {
    const owner = await passwordLinkOwner(press.database.reader, { secret, at });
    return owner === null ? spent() : said({ name: owner.name, email: owner.email, etag: owner.etag });
  },
  newPassword: async ({ press, accounts, copyDesk }, { body: { secret, password }, at, seen, once }) => {
    if ((await passwordLinkOwner(press.database.reader, { secret, at })) === null) return spent();
    const passwordHash = await accounts.hashPassword(password);
    const set = await once(async (tx) => {
      const used = await usePasswordLink(tx, { secret, seen, passwordHash, at });
      return used.ok ? ok({ email: used.value.email }) : used;
    });
    if (!set.ok) return set;
    await copyDesk.dropSessions();
    return set;
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
  const { path, body, done, ...needs } = joinDoors[name] as (typeof joinDoors)[JoinDoor] & Conditions;
  const seen = context.req.header("if-match") ?? "";
  if (needs.sees && seen === "") return problem(context, "say-what-you-saw");
  const key = keyIn(context.req.header("idempotency-key"));
  if (needs.creates && key === null) return problem(context, "key-needed");
  const json: unknown = await context.req.json().catch(() => null);
  const read = body.safeParse(json);
  if (!read.success) return refused(context, "bad-request", wrongField(read.error, json));
  const at = house.press.clock.now();
  // Who holds the link is who asks.
  const actor = `link:${secretHash(read.data.secret)}`;
  const keyed = { actor, key: key ?? "", request: `${path} ${JSON.stringify(read.data)}`, at };
  const before = needs.creates ? await answeredBefore(house.press.database.reader, keyed) : ok(null);
  if (!before.ok) return reply(context, before);
  if (before.value !== null) return reply(context, ok(before.value), { done });
  // What was read is of this door's own shape; the types of all of them together cannot say so.
  const door = doors[name] as (house: DeskHouse, call: unknown) => Promise<Ran>;
  const call = { body: read.data, at, seen, once: onceIn(house, keyed) };
  return reply(context, await door(house, call), { done, missing: "gone" });
}

const onceIn =
  ({ press }: DeskHouse, keyed: KeyedRequest): JoinCall<JoinDoor>["once"] =>
  (work) =>
    press.database.transact((tx) =>
      answerOnce(tx, keyed, async () => {
        const done = await work(tx);
        return done.ok ? said(done.value) : done;
      }),
    );

function describe(name: JoinDoor) {
  const {
    path,
    summary,
    body,
    answer: shape,
    done,
    ...needs
  } = joinDoors[name] as (typeof joinDoors)[JoinDoor] & Conditions;
  return createRoute({
    method: "post",
    path,
    summary,
    tags: ["desk"],
    description: "For whoever holds the link: no session, no token.",
    request: { headers: headersOf(needs), body: { content: { "application/json": { schema: body } } } },
    responses: {
      [done]: { description: "Done.", content: { "application/json": { schema: shape } } },
      400: told("It cannot be read, or the password is too short."),
      410: told("The link was used, was replaced by another, or is too old."),
      ...conditionAnswers(needs),
      429: told("Too many tries from one household: wait a little."),
    },
  });
}
