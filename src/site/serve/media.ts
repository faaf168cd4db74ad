import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pictureInUse } from "../../archive/questions/picture-in-use.js";
import type { PublicReader } from "../../database/handles.js";
import { parsePictureId } from "../../kernel/ids.js";
import type { PictureStore, VariantFormat } from "../../media/picture-store.js";
import { islandBytes } from "../look/islands.js";

const types: Record<VariantFormat, string> = { avif: "image/avif", webp: "image/webp", jpg: "image/jpeg" };
const pictureAddress = /^\/media\/([0-9a-f]{64})\/(\d{2,4})\.(avif|webp|jpg)$/;
const islandAddress = /^\/media\/islands\/([\w-]+\.[\w-]+\.js)$/;
const fontAddress = /^\/media\/fonts\/(vazirmatn-arabic-(?:400|700)\.woff2)$/;

/** What the bytes of an address are; a refusal is a status. */
export type FoundMedia = { readonly type: string; readonly bytes: Uint8Array; readonly tag: string } | 404 | 503;

interface Shelf {
  readonly rows: PublicReader;
  readonly pictures: PictureStore;
  readonly headers: readonly string[];
}

export const isMedia = (path: string): boolean =>
  [pictureAddress, fontAddress, islandAddress].some((address) => address.test(path));

/** Answers with a picture's variant, only while a public story shows it, with an edition's own font, or with a page's script. */
export async function answerMedia(shelf: Shelf, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "").split("?")[0] ?? "";
  const found = await findMedia(shelf, path);
  if (typeof found === "number") {
    response.writeHead(found, [
      ...shelf.headers,
      "Content-Length",
      "0",
      "Cache-Control",
      "no-store",
      ...(found === 503 ? ["Retry-After", "2"] : []),
    ]);
    response.end();
    return;
  }
  const etag = `"${path.slice(7).replaceAll("/", "-")}"`;
  const headers = [
    ...shelf.headers,
    "ETag",
    etag,
    "Cache-Control",
    "public, max-age=31536000, immutable",
    "Cross-Origin-Resource-Policy",
    "cross-origin",
  ];
  if (found.tag !== "") headers.push("Cache-Tag", found.tag, "Surrogate-Key", found.tag);
  if (request.headers["if-none-match"]?.includes(etag) === true) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, [...headers, "Content-Type", found.type, "Content-Length", String(found.bytes.length)]);
  response.end(request.method === "HEAD" ? undefined : found.bytes);
}

/** The picture, font or script of an address. */
export async function findMedia({ rows, pictures }: Omit<Shelf, "headers">, path: string): Promise<FoundMedia> {
  const font = fontAddress.exec(path)?.[1];
  if (font !== undefined) return { type: "font/woff2", bytes: await fontBytes(font), tag: "" };
  const island = islandAddress.exec(path)?.[1];
  if (island !== undefined) return script(island);
  const [, name, width, ending] = pictureAddress.exec(path) ?? [];
  const id = parsePictureId(name);
  if (id === null || !(await pictureInUse(rows, id))) return 404;
  const format = ending as VariantFormat;
  const variant = await pictures.variant(id, Number(width), format);
  if (variant.ok) return { type: types[format], bytes: variant.value, tag: `picture:${id}` };
  return variant.error === "busy" ? 503 : 404;
}

const scripts = new Map<string, FoundMedia>();

/** A script of a page, small enough to go out as it is. */
function script(file: string): FoundMedia {
  const known = scripts.get(file);
  if (known !== undefined) return known;
  const bytes = islandBytes(file);
  if (bytes === null) return 404;
  const found: FoundMedia = { type: "text/javascript; charset=utf-8", bytes, tag: "" };
  scripts.set(file, found);
  return found;
}

const fonts = new Map<string, Promise<Uint8Array>>();

function fontBytes(name: string): Promise<Uint8Array> {
  const found = fonts.get(name) ?? readFile(new URL(`../../../assets/fonts/${name}`, import.meta.url));
  fonts.set(name, found);
  return found;
}
