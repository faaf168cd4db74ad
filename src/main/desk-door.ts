import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

/** Where the build puts the desk's page and its parts. */
const folder = fileURLToPath(new URL("../../dist/desk-app/", import.meta.url));

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Scripts and styles of our own only, no frames but our previews, nobody frames us. */
const policy = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self'", "connect-src 'self'"],
  ...["frame-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
].join("; ");

interface Part {
  readonly plain: Buffer;
  readonly brotli: Buffer;
  readonly type: string;
}

/**
 * Answers the desk's address: its one page wherever in it one is, and the parts that page asks for. To a story's address
 * the page names the editor's parts too.
 */
export async function openDeskDoor(headers: readonly string[]): Promise<RequestListener> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const known = new Set(
    names.map((name) => name.replaceAll("\\", "/")).filter((name) => types[extname(name)] !== undefined),
  );
  const parts = new Map<string, Part>();
  const part = (name: string): Part => {
    const kept = parts.get(name) ?? readPart(name);
    parts.set(name, kept);
    return kept;
  };
  return (request, response) => {
    const path = (request.url ?? "").split("?")[0]?.replace(/^\/desk\/?/, "") ?? "";
    if (known.has(path)) return send(request, response, { part: part(path), headers: [...headers, ...forever] });
    if (path.startsWith("assets/")) return refuse(response, headers, 404);
    if (!known.has("index.html")) return refuse(response, headers, 503);
    send(request, response, {
      part: part(path.startsWith("story/") ? "story.html" : "index.html"),
      headers: [...headers, "Cache-Control", "no-cache", "Content-Security-Policy", policy],
    });
  };
}

/** A part's name changes with what is in it. */
const forever = ["Cache-Control", "public, max-age=31536000, immutable"];

function readPart(name: string): Part {
  const path = `${folder}${name}`;
  const plain = readFileSync(path);
  // The build leaves scripts and styles compressed; the pages themselves are a handful of lines.
  const brotli = existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : brotliCompressSync(plain);
  return { plain, brotli, type: types[extname(name)] ?? "application/octet-stream" };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { part, headers }: { readonly part: Part; readonly headers: readonly string[] },
): void {
  const wants = /\bbr\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const body = wants ? part.brotli : part.plain;
  const encoding = wants ? ["Content-Encoding", "br"] : [];
  response.writeHead(200, [
    ...headers,
    ...["Content-Type", part.type, "Content-Length", String(body.length), "Vary", "Accept-Encoding"],
    ...encoding,
  ]);
  response.end(request.method === "HEAD" ? undefined : body);
}

const words: Readonly<Record<number, string>> = {
  404: "There is no such part of the desk: load the page again.\n",
  503: "The desk is not built yet: npm run build\n",
};

function refuse(response: ServerResponse, headers: readonly string[], status: number): void {
  const body = words[status] ?? "";
  response.writeHead(status, [
    ...headers,
    ...[
      "Content-Type",
      "text/plain; charset=utf-8",
      "Content-Length",
      String(Buffer.byteLength(body)),
      "Cache-Control",
      "no-store",
    ],
  ]);
  response.end(body);
}
