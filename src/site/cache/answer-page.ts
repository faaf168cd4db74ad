import type { IncomingMessage, ServerResponse } from "node:http";
import { acceptedEncoding } from "./accepted-encoding.js";
import type { Encoding, KeptPage, Rendition } from "./kept-page.js";
import { takeHead } from "./write-ready.js";

/**
 * Writes a page: the encoding the reader accepts, 304 where they have it (RFC 9110, 13.1.2), no body to HEAD. Dates
 * are no validators here: the entity tag alone is exact.
 */
export function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  kept: KeptPage,
  encoding: Encoding = acceptedEncoding(request.headers["accept-encoding"] as string | undefined),
): void | Promise<void> {
  const rendition = kept.rendition(encoding);
  if (rendition instanceof Promise) return rendition.then((ready) => write(request, response, kept, ready));
  write(request, response, kept, rendition);
}

function write(request: IncomingMessage, response: ServerResponse, kept: KeptPage, rendition: Rendition): void {
  const known = request.headers["if-none-match"];
  if (known !== undefined && kept.page.status === 200 && matches(known, rendition.etag)) {
    const { unchanged } = rendition;
    if (!takeHead(response, 304, unchanged.head)) response.writeHead(304, unchanged.headers as string[]);
    response.end();
    return;
  }
  if (!takeHead(response, kept.page.status, rendition.head))
    response.writeHead(kept.page.status, rendition.headers as string[]);
  if (request.method === "HEAD") response.end();
  else response.end(rendition.text, "latin1");
}

/** Weak comparison: a list of tags, or `*` for whatever there is. */
function matches(header: string, etag: string): boolean {
  if (header.trim() === "*") return true;
  return header.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}
