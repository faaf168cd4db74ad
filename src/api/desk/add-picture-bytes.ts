import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { libraryPicture } from "../../contract/desk-shapes.js";
import { parsePictureId } from "../../kernel/ids.js";
import { ok } from "../../kernel/result.js";
import { addPicture } from "../../newsroom/library/add-picture.js";
import { takePicture } from "../../newsroom/library/take-picture.js";
import { problem } from "../problem.js";
import { answeredBefore, answerOnce, keyIn } from "./answered-before.js";
import type { DeskHouse } from "./desk-house.js";
import { shownPicture } from "./picture-doors.js";
import { reply } from "./reply.js";
import { conditionAnswers, headersOf, told } from "./told-conditions.js";
import { whoAsks } from "./who-asks.js";

export const picturesPath = "/api/v1/desk/pictures";
const largest = 40 * 1024 * 1024;

const conditions = { creates: true } as const;
const sendingPicture = createRoute({
  method: "post",
  path: picturesPath,
  summary: "Send a picture to the library; the same bytes again are the picture that is there.",
  tags: ["desk"],
  description: 'A session, or a token with the scope "pictures". At most 40 MB.',
  request: {
    headers: headersOf(conditions),
    body: { required: true, content: { "image/*": { schema: z.string().openapi({ format: "binary" }) } } },
  },
  responses: {
    201: { description: "It is in the library.", content: { "application/json": { schema: libraryPicture } } },
    400: told("It is no picture that can be read, with the reason."),
    401: told("Nobody is signed in."),
    403: told("Not allowed, with the sentence that says who is."),
    413: told("It is too large."),
    ...conditionAnswers(conditions),
  },
});
const seeingPicture = createRoute({
  method: "get",
  path: `${picturesPath}/{id}/{width}`,
  summary: "A picture of the library at a width, as WebP.",
  tags: ["desk"],
  description: 'A session, or a token with the scope "read".',
  request: { params: z.object({ id: z.string(), width: z.string().openapi({ example: "320" }) }) },
  responses: {
    200: {
      description: "The picture.",
      content: { "image/webp": { schema: z.string().openapi({ format: "binary" }) } },
    },
    401: told("Nobody is signed in."),
    404: told("There is no such picture."),
  },
});

/**
 * The library's bytes: a picture comes in as the body of the request, and goes out at a width the desk can use. A
 * picture's name is the hash of its bytes, so sending the same one again makes nothing new.
 */
export function addPictureBytes(app: OpenAPIHono, house: DeskHouse): void {
  app.openAPIRegistry.registerPath(sendingPicture);
  app.openAPIRegistry.registerPath(seeingPicture);
  app.post(
    picturesPath,
    bodyLimit({ maxSize: largest, onError: (context) => problem(context, "too-large") }),
    (context) => receivePicture(house, context),
  );
  app.get(`${picturesPath}/:id/:width{[0-9]+}`, (context) => showPicture(house, context));
}

async function receivePicture(house: DeskHouse, context: Context): Promise<Response> {
  const { database, clock } = house.press;
  const at = clock.now();
  const known = await whoAsks(house, context.req.raw, { scope: "pictures", at });
  if (!known.ok) return problem(context, known.error.code, known.error.detail);
  const { asker, signedIn } = known.value;
  if (signedIn !== null && !house.origins.includes(context.req.header("origin") ?? ""))
    return problem(context, "forbidden");
  const key = keyIn(context.req.header("idempotency-key"));
  if (key === null) return problem(context, "key-needed");
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  const request = `${picturesPath} ${createHash("sha256").update(bytes).digest("hex")}`;
  const keyed = { actor: asker.actor, key, request, at };
  const before = await answeredBefore(database.reader, keyed);
  if (!before.ok) return reply(context, before);
  if (before.value !== null) return reply(context, ok(before.value), { done: 201 });
  const taken = await takePicture(house.press, { asker, bytes });
  if (!taken.ok) return reply(context, taken);
  const added = await database.transact((tx) =>
    answerOnce<never>(tx, keyed, async () => ok(JSON.stringify(shownPicture(await addPicture(tx, taken.value))))),
  );
  return reply(context, added, { done: 201 });
}

async function showPicture(house: DeskHouse, context: Context): Promise<Response> {
  const known = await whoAsks(house, context.req.raw, { scope: "read", at: house.press.clock.now() });
  if (!known.ok) return problem(context, known.error.code, known.error.detail);
  const id = parsePictureId(context.req.param("id"));
  const variant =
    id === null ? null : await house.press.pictures.variant(id, Number(context.req.param("width")), "webp");
  if (variant?.ok !== true) return problem(context, "not-found");
  context.header("Content-Type", "image/webp");
  context.header("Cache-Control", "private, max-age=31536000, immutable");
  return context.body(Buffer.from(variant.value));
}
