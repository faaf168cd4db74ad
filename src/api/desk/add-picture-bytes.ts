import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { parsePictureId } from "../../kernel/ids.js";
import { addPicture } from "../../newsroom/library/add-picture.js";
import { problem, refused } from "../problem.js";
import type { DeskHouse } from "./desk-house.js";
import { shownPicture } from "./picture-doors.js";
import { whoAsks } from "./who-asks.js";

export const picturesPath = "/api/v1/desk/pictures";
const largest = 40 * 1024 * 1024;

/**
 * The library's bytes: a picture comes in as the body of the request, and goes out at a width the desk can use. A
 * picture's name is the hash of its bytes, so sending the same one again makes nothing new.
 */
export function addPictureBytes(app: OpenAPIHono, house: DeskHouse): void {
  app.post(
    picturesPath,
    bodyLimit({ maxSize: largest, onError: (context) => problem(context, "too-large") }),
    (context) => takePicture(house, context),
  );
  app.get(`${picturesPath}/:id/:width{[0-9]+}`, (context) => showPicture(house, context));
}

async function takePicture(house: DeskHouse, context: Context): Promise<Response> {
  const known = await whoAsks(house, context.req.raw, { scope: "pictures", at: house.press.clock.now() });
  if (!known.ok) return problem(context, known.error.code, known.error.detail);
  const { asker, signedIn } = known.value;
  if (signedIn !== null && !house.origins.includes(context.req.header("origin") ?? ""))
    return problem(context, "forbidden");
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  const added = await addPicture(house.press, { asker, bytes });
  if (added.ok) return context.json(shownPicture(added.value), 201);
  return refused(context, added.error.kind === "forbidden" ? "forbidden" : "bad-request", added.error.why);
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
