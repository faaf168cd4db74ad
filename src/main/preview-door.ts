import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { DeskHouse } from "../api/desk/desk-house.js";
import { picturesOf } from "../domain/story/pictures-of.js";
import { parseEditionId, parseInstant, parsePictureId, parseStoryCode, type StoryCode } from "../kernel/ids.js";
import type { VariantFormat } from "../media/picture-store.js";
import { previewedStory } from "../newsroom/desk/preview-link.js";
import { readPreview } from "../newsroom/desk/read-preview.js";
import { frontAt } from "../newsroom/fronts/front-at.js";
import { readEditions } from "../newsroom/read-editions.js";
import type { Page } from "../site/cache/page.js";
import type { Site } from "../site/serve/create-site.js";

interface PreviewDoor {
  readonly desk: DeskHouse;
  readonly site: Site;
  readonly headers: readonly string[];
  readonly onTrouble: (error: unknown) => void;
}

/** `/desk/preview/971280` for the desk, `/desk/preview/<secret>` for someone outside; its pictures lie below it. */
const address = /^\/desk\/preview\/([\w-]+)(?:\/media\/([0-9a-f]{64})\/(\d{2,4})\.(avif|webp|jpg))?$/;
const types: Record<VariantFormat, string> = { avif: "image/avif", webp: "image/webp", jpg: "image/jpeg" };

/** Shows the reader's own page of a story that is not public, to those who may see it. */
export function previewDoor(door: PreviewDoor): RequestListener {
  return (request, response) => {
    answer(door, request, response).catch((error: unknown) => {
      door.onTrouble(error);
      send(door, response, { status: 500, body: "" });
    });
  };
}

/** `/desk/preview/front/en?at=1640932080000`: a front as it was or will be at a minute, for the desk. */
const frontAddress = /^\/desk\/preview\/front\/([\w-]+)\?at=(\d{1,16})$/;

async function answerFront(door: PreviewDoor, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const [, name, moment] = frontAddress.exec(request.url ?? "") ?? [];
  const id = parseEditionId(name);
  const at = parseInstant(Number(moment));
  if (id === null || at === null) return false;
  const { reader } = door.desk.press.database;
  const edition = (await readEditions(reader)).get(id);
  if (edition === undefined || !(await isSignedIn(door.desk, request))) return false;
  const { view } = await frontAt(reader, { edition, at });
  const page = await door.site.previewFront(id, view);
  if (page === null) return false;
  send(door, response, {
    status: page.status,
    body: withoutScripts(page),
    type: page.type,
    policy: framablePolicy(page),
  });
  return true;
}

async function answer(door: PreviewDoor, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await answerFront(door, request, response)) return;
  const [, name, picture, width, format] = address.exec((request.url ?? "").split("?")[0] ?? "") ?? [];
  const code = name === undefined ? null : await storyFor(door.desk, request, name);
  const version = code === null ? null : await readPreview(door.desk.press, code);
  if (code === null || version === null)
    return send(door, response, { status: 404, body: "There is no such preview, or its time is over.\n" });
  if (picture !== undefined) {
    const id = parsePictureId(picture);
    // The pictures of the stories beside it are public, and have their own address.
    if (!picturesOf(version.revision).some((one) => one.id === id))
      return redirect(door, response, `/media/${picture}/${width}.${format}`);
    const variant =
      id === null ? null : await door.desk.press.pictures.variant(id, Number(width), format as VariantFormat);
    if (variant?.ok !== true) return send(door, response, { status: 404, body: "" });
    return send(door, response, { status: 200, body: variant.value, type: types[format as VariantFormat] });
  }
  const page = await door.site.preview(code, version);
  if (page === null) return send(door, response, { status: 404, body: "Its edition is not there.\n" });
  // Its pictures may not be public yet: they are asked for below this very address.
  const body = withoutScripts(page).replaceAll(
    /(?<=["\s,(])\/media\/(?=[0-9a-f]{64}\/)/g,
    `/desk/preview/${name}/media/`,
  );
  send(door, response, { status: 200, body, type: page.type, policy: framablePolicy(page) });
}

async function storyFor(
  { accounts, press }: DeskHouse,
  request: IncomingMessage,
  name: string,
): Promise<StoryCode | null> {
  const code = parseStoryCode(name);
  if (code === null) return previewedStory(press.database.reader, { secret: name, at: press.clock.now() });
  return (await isSignedIn({ accounts }, request)) ? code : null;
}

const isSignedIn = async ({ accounts }: Pick<DeskHouse, "accounts">, request: IncomingMessage): Promise<boolean> =>
  (await accounts.whoAsks(new Headers({ cookie: request.headers.cookie ?? "" }))) !== null;

/** A reader's page works without its scripts, and in the desk's frame none would be let run. */
const withoutScripts = ({ body }: Page): string =>
  String(body).replaceAll(/<script type="module" src="[^"]*"><\/script>/g, "");

const framablePolicy = ({ headers }: Page): string =>
  headers["Content-Security-Policy"]?.replace("frame-ancestors 'none'", "frame-ancestors 'self'") ?? "";

interface Sent {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly type?: string | undefined;
  readonly policy?: string;
}

/** Never kept by anyone, never found by a search engine, framed by nobody but the desk. */
function send({ headers }: PreviewDoor, response: ServerResponse, { status, body, type, policy }: Sent): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, [
    ...framable(headers),
    ...["Content-Type", type ?? "text/plain; charset=utf-8", "Content-Length", String(bytes.length)],
    ...["Cache-Control", "private, no-store", "X-Robots-Tag", "noindex, nofollow"],
    ...["Content-Security-Policy", policy ?? "default-src 'none'; frame-ancestors 'self'"],
  ]);
  response.end(bytes);
}

function redirect({ headers }: PreviewDoor, response: ServerResponse, location: string): void {
  response.writeHead(302, [...headers, ...["Location", location, "Content-Length", "0", "Cache-Control", "no-store"]]);
  response.end();
}

const framable = (headers: readonly string[]): readonly string[] =>
  headers.map((value, at) => (headers[at - 1] === "X-Frame-Options" ? "SAMEORIGIN" : value));
