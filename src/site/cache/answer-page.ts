import type { IncomingMessage, ServerResponse } from "node:http";
import { acceptedEncoding } from "./accepted-encoding.js";
import type { KeptPage, Rendition } from "./kept-page.js";

/**
 * Writes a page: the encoding the reader accepts, 304 where they have it (RFC 9110, 13.1.2), no body to HEAD. Dates
 * are no validators here: the entity tag alone is exact.
 */
export function answerPage(request: IncomingMessage, response: ServerResponse, kept: KeptPage): void | Promise<void> {
  const rendition = kept.rendition(acceptedEncoding(request.headers["accept-encoding"] as string | undefined));
  if (rendition instanceof Promise) return rendition.then((ready) => write(request, response, kept, ready));
  write(request, response, kept, rendition);
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  kept: KeptPage,
  { headers, etag, text }: Rendition,
): void {
  const known = request.headers["if-none-match"];
  if (known !== undefined && kept.page.status === 200 && matches(known, etag)) {
    response.writeHead(304, notModified(headers));
    response.end();
    return;
  }
  response.writeHead(kept.page.status, headers as string[]);
  if (request.method === "HEAD") response.end();
  else response.end(text, "latin1");
}

/** Weak comparison: a list of tags, or `*` for whatever there is. */
function matches(header: string, etag: string): boolean {
  if (header.trim() === "*") return true;
  return header.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

const bodyHeaders = new Set(["Content-Type", "Content-Length", "Content-Encoding"]);

/** A 304 has the headers of the 200, but for those that tell of a body. */
function notModified(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const [name = "", value = ""] = [headers[at], headers[at + 1]];
    if (!bodyHeaders.has(name)) kept.push(name, value);
  }
  return kept;
}
