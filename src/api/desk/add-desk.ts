import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type DeskDoor, deskPaths } from "../../contract/desk-paths.js";
import { deskShapes } from "../../contract/desk-shapes.js";
import type { Refusal } from "../../domain/refusal/refusal.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { DeskRefusal } from "../../newsroom/desk/refusal.js";
import { problem, refused } from "../problem.js";
import { answerOnce, type KeyedRequest, keyIn } from "./answered-before.js";
import { commentDoors } from "./comment-doors.js";
import { commentRuleDoors } from "./comment-rule-doors.js";
import type { ChangingDoor, DeskCall, DeskDoors, DeskHouse, LookingDoor } from "./desk-house.js";
import { frontDoors } from "./front-doors.js";
import { hookDoors } from "./hook-doors.js";
import { listDoors } from "./list-doors.js";
import { peopleDoors } from "./people-doors.js";
import { pictureDoors } from "./picture-doors.js";
import { type Ran, reply } from "./reply.js";
import { storyDoors } from "./story-doors.js";
import { type Conditions, conditionAnswers, headersOf, told } from "./told-conditions.js";
import { whoAsks } from "./who-asks.js";
import { wrongField } from "./wrong-field.js";

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
  const { scope, method, ...needs } = deskPaths[name] as (typeof deskPaths)[DeskDoor] & Conditions;
  const at = house.press.clock.now();
  const known = await whoAsks(house, context.req.raw, { scope, at });
  if (!known.ok) return problem(context, known.error.code, known.error.detail);
  const { asker, signedIn } = known.value;
  if (signedIn !== null && unsafe.has(method) && !isOurPage(house, context))
    return problem(context, "forbidden", "The request does not come from the desk's own page.");
  const seen = context.req.header("if-match") ?? "";
  if (needs.sees && seen === "") return problem(context, "say-what-you-saw");
  const key = keyIn(context.req.header("idempotency-key"));
  if (needs.creates && key === null) return problem(context, "key-needed");
  const read = await readRequest(context, name);
  if (!read.ok) return refused(context, "bad-request", read.error);
  const call: AnyCall = { ...read.value, params: context.req.param(), asker, signedIn, at, seen } as AnyCall;
  const keyed =
    needs.creates && key !== null
      ? { actor: asker.actor, key, request: `${context.req.path} ${JSON.stringify(read.value.body)}`, at }
      : null;
  return reply(context, await run(house, { name, call, keyed }));
}

/** A browser says where a request comes from (WHATWG Fetch: Origin on every unsafe one); ours come from our origin. */
const isOurPage = ({ origins }: DeskHouse, context: Context): boolean =>
  origins.includes(context.req.header("origin") ?? "");

interface ReadRequest {
  readonly query: unknown;
  readonly body: unknown;
}

async function readRequest(context: Context, name: DeskDoor): Promise<Result<ReadRequest, Refusal>> {
  const shape: { readonly query?: z.ZodType; readonly body?: z.ZodType; readonly answer: z.ZodType } = deskShapes[name];
  const query = (shape.query ?? z.unknown()).safeParse(context.req.query());
  if (!query.success) return err(wrongField(query.error, context.req.query()));
  if (shape.body === undefined) return ok({ query: query.data, body: undefined });
  const json: unknown = await context.req.json().catch(() => undefined);
  const body = shape.body.safeParse(json);
  return body.success ? ok({ query: query.data, body: body.data }) : err(wrongField(body.error, json));
}

interface Run {
  readonly name: DeskDoor;
  readonly call: AnyCall;
  readonly keyed: KeyedRequest | null;
}

async function run(house: DeskHouse, { name, call, keyed }: Run): Promise<Ran> {
  const door = doors[name] as AnyDoor;
  if ("looks" in door) {
    const found = await door.looks(house, call);
    return found.ok ? ok(JSON.stringify(found.value)) : found;
  }
  const later: (() => unknown)[] = [];
  const ran = await house.press.database.transact(async (tx): Promise<Ran> => {
    const work = async (): Promise<Result<string, DeskRefusal>> => {
      const done = await door.changes(tx, house, { ...call, afterwards: (one) => void later.push(one) });
      return done.ok ? ok(JSON.stringify(done.value)) : done;
    };
    return keyed === null ? work() : answerOnce(tx, keyed, work);
  });
  for (const work of later) await work();
  return ran;
}

/** A door as OpenAPI tells of it. */
function describe(name: DeskDoor) {
  const { method, path, summary, scope, ...needs } = deskPaths[name] as (typeof deskPaths)[DeskDoor] & Conditions;
  const shape: { readonly query?: z.ZodObject; readonly body?: z.ZodType; readonly answer: z.ZodType } =
    deskShapes[name];
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one ?? "");
  return createRoute({
    method,
    path,
    summary,
    tags: ["desk"],
    description: scope === null ? "For people, by their session." : `A session, or a token with the scope "${scope}".`,
    request: {
      headers: headersOf(needs),
      ...(params.length > 0 && { params: z.object(Object.fromEntries(params.map((one) => [one, z.string()]))) }),
      ...(shape.query !== undefined && { query: shape.query }),
      ...(shape.body !== undefined && { body: { content: { "application/json": { schema: shape.body } } } }),
    },
    responses: {
      200: { description: "Done.", content: { "application/json": { schema: shape.answer } } },
      400: told("It cannot be read, with what is wrong and where."),
      401: told("Nobody is signed in."),
      403: told("Not allowed, with the sentence that says who is."),
      404: told("There is no such thing."),
      409: told("It cannot be done as things stand."),
      ...conditionAnswers(needs),
    },
  });
}
