import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type DeskDoor, deskPaths } from "../../contract/desk-paths.js";
import { deskShapes } from "../../contract/desk-shapes.js";
import type { ErrorCode } from "../../contract/errors.js";
import { problemShape } from "../../contract/problem.js";
import { because, type Refusal } from "../../domain/refusal/refusal.js";
import { ok, type Result } from "../../kernel/result.js";
import type { DeskRefusal } from "../../newsroom/desk/refusal.js";
import { problem, refused } from "../problem.js";
import { answeredBefore, type KeyedRequest, rememberAnswer } from "./answered-before.js";
import { commentDoors } from "./comment-doors.js";
import { commentRuleDoors } from "./comment-rule-doors.js";
import type { ChangingDoor, DeskCall, DeskDoors, DeskHouse, LookingDoor } from "./desk-house.js";
import { frontDoors } from "./front-doors.js";
import { hookDoors } from "./hook-doors.js";
import { listDoors } from "./list-doors.js";
import { peopleDoors } from "./people-doors.js";
import { pictureDoors } from "./picture-doors.js";
import { storyDoors } from "./story-doors.js";
import { whoAsks } from "./who-asks.js";

const doors: DeskDoors = {
  ...listDoors,
  ...storyDoors,
  ...pictureDoors,
  ...frontDoors,
  ...peopleDoors,
  ...hookDoors,
  ...commentDoors,
  ...commentRuleDoors,
};

/** Opens every door of the desk's API on an app, as the contract lists them. */
export function addDesk(app: OpenAPIHono, house: DeskHouse): void {
  for (const name of Object.keys(deskPaths) as DeskDoor[]) addDoor(app, house, name);
}

/** The doors differ in what they take and give; from here on only their own types in `DeskDoors` hold them apart. */
type AnyDoor = LookingDoor<DeskDoor> | ChangingDoor<DeskDoor>;
type AnyCall = DeskCall<DeskDoor>;

function addDoor(app: OpenAPIHono, house: DeskHouse, name: DeskDoor): void {
  const { method, path } = deskPaths[name];
  app.openAPIRegistry.registerPath(describe(name));
  app.on(method.toUpperCase(), path.replace(/\{(\w+)\}/g, ":$1"), (context) => answer(house, context, name));
}

const unsafe = new Set(["post", "put", "delete"]);

async function answer(house: DeskHouse, context: Context, name: DeskDoor): Promise<Response> {
  const { scope, method, ...needs } = deskPaths[name] as (typeof deskPaths)[DeskDoor] & Needs;
  const at = house.press.clock.now();
  const known = await whoAsks(house, context.req.raw, { scope, at });
  if (!known.ok) return problem(context, known.error.code, known.error.detail);
  const { asker, signedIn } = known.value;
  if (signedIn !== null && unsafe.has(method) && !isOurPage(house, context))
    return problem(context, "forbidden", "The request does not come from the desk's own page.");
  const read = await readRequest(context, name);
  if (!read.ok) return problem(context, "bad-request", read.error);
  const seen = context.req.header("if-match") ?? "";
  if (needs.sees && seen === "") return problem(context, "say-what-you-saw");
  const key = context.req.header("idempotency-key") ?? "";
  if (needs.creates && (key === "" || key.length > 200)) return problem(context, "key-needed");
  const call: AnyCall = { ...read.value, params: context.req.param(), asker, signedIn, at, seen } as AnyCall;
  const keyed = needs.creates
    ? { actor: asker.actor, key, request: `${context.req.path} ${JSON.stringify(read.value.body)}`, at }
    : null;
  return reply(context, await run(house, { name, call, keyed }));
}

interface Needs {
  readonly sees?: true;
  readonly creates?: true;
}

/** A browser says where a request comes from (WHATWG Fetch: Origin on every unsafe one); ours come from our origin. */
const isOurPage = ({ origins }: DeskHouse, context: Context): boolean =>
  origins.includes(context.req.header("origin") ?? "");

interface ReadRequest {
  readonly query: unknown;
  readonly body: unknown;
}

async function readRequest(context: Context, name: DeskDoor): Promise<Result<ReadRequest, string>> {
  const shape: { readonly query?: z.ZodType; readonly body?: z.ZodType; readonly answer: z.ZodType } = deskShapes[name];
  const query = (shape.query ?? z.unknown()).safeParse(context.req.query());
  if (!query.success) return { ok: false, error: firstIssue(query.error) };
  if (shape.body === undefined) return ok({ query: query.data, body: undefined });
  const json: unknown = await context.req.json().catch(() => undefined);
  const body = shape.body.safeParse(json);
  return body.success ? ok({ query: query.data, body: body.data }) : { ok: false, error: firstIssue(body.error) };
}

const firstIssue = ({ issues }: z.ZodError): string => {
  const [first] = issues;
  return first === undefined ? "It cannot be read." : `${first.path.join(".") || "The body"}: ${first.message}`;
};

interface Run {
  readonly name: DeskDoor;
  readonly call: AnyCall;
  readonly keyed: KeyedRequest | null;
}

type Ran = Result<string, DeskRefusal | { readonly kind: "key-reused"; readonly why: Refusal }>;

async function run(house: DeskHouse, { name, call, keyed }: Run): Promise<Ran> {
  const door = doors[name] as AnyDoor;
  if ("looks" in door) {
    const found = await door.looks(house, call);
    return found.ok ? ok(JSON.stringify(found.value)) : found;
  }
  const later: (() => unknown)[] = [];
  const ran = await house.press.database.transact(async (tx): Promise<Ran> => {
    const before = keyed === null ? null : await answeredBefore(tx, keyed);
    if (before === "other") return { ok: false, error: { kind: "key-reused", why: because("key-reused") } };
    if (before !== null) return ok(before.body);
    const done = await door.changes(tx, house, { ...call, afterwards: (work) => void later.push(work) });
    if (!done.ok) return done;
    const body = JSON.stringify(done.value);
    if (keyed !== null) await rememberAnswer(tx, keyed, body);
    return ok(body);
  });
  for (const work of later) await work();
  return ran;
}

const codeOf: Readonly<Record<DeskRefusal["kind"] | "key-reused", ErrorCode>> = {
  missing: "not-found",
  forbidden: "forbidden",
  "moved-on": "moved-on",
  "not-now": "not-now",
  "changed-since-approval": "changed-since-approval",
  blocked: "blocked",
  unreadable: "bad-request",
  "key-reused": "key-reused",
};

function reply(context: Context, ran: Ran): Response {
  if (!ran.ok) {
    const { kind, why } = ran.error;
    const difference = "difference" in ran.error ? ran.error.difference : undefined;
    return refused(context, codeOf[kind], why, difference === undefined ? {} : { difference });
  }
  const { etag } = JSON.parse(ran.value) as { readonly etag?: string };
  if (etag !== undefined) context.header("ETag", etag);
  context.header("Content-Type", "application/json");
  return context.body(ran.value);
}

/** A door as OpenAPI tells of it. */
function describe(name: DeskDoor) {
  const { method, path, summary, scope, ...needs } = deskPaths[name] as (typeof deskPaths)[DeskDoor] & Needs;
  const shape: { readonly query?: z.ZodObject; readonly body?: z.ZodType; readonly answer: z.ZodType } =
    deskShapes[name];
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one ?? "");
  const headers = z.object({
    ...(needs.sees && { "if-match": z.string() }),
    ...(needs.creates && { "idempotency-key": z.string() }),
  });
  const told = (description: string) => ({
    description,
    content: { "application/problem+json": { schema: problemShape } },
  });
  return createRoute({
    method,
    path,
    summary,
    tags: ["desk"],
    description: scope === null ? "For people, by their session." : `A session, or a token with the scope "${scope}".`,
    request: {
      headers,
      ...(params.length > 0 && { params: z.object(Object.fromEntries(params.map((one) => [one, z.string()]))) }),
      ...(shape.query !== undefined && { query: shape.query }),
      ...(shape.body !== undefined && { body: { content: { "application/json": { schema: shape.body } } } }),
    },
    responses: {
      200: { description: "Done.", content: { "application/json": { schema: shape.answer } } },
      401: told("Nobody is signed in."),
      403: told("Not allowed, with the sentence that says who is."),
      409: told("It cannot be done as things stand."),
      412: told("It has changed since you saw it."),
    },
  });
}
