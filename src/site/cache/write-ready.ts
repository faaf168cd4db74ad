import { type ServerResponse, STATUS_CODES, validateHeaderName, validateHeaderValue } from "node:http";

/** An answer's status line and headers as they go over the wire, but for the date and the connection's own. */
export type Head = string;

/** Writes headers out once, checked as Node checks them each time. */
export function headOf(status: number, headers: readonly string[]): Head {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n`;
  for (let at = 0; at < headers.length; at += 2) {
    const [name = "", value = ""] = [headers[at], headers[at + 1]];
    validateHeaderName(name);
    validateHeaderValue(name, value);
    head += `${name}: ${value}\r\n`;
  }
  // One flat string: concatenations are kept as trees, which each answer would have to flatten again.
  return Buffer.from(head, "latin1").toString("latin1");
}

/** What Node keeps of an answer whose head is written. Its types leave it out; `tests/site/ready.test.ts` holds us to it. */
interface Written {
  _header: string | null;
  _headerSent: boolean;
  _last: boolean;
  _keepAliveTimeout: number;
  chunkedEncoding: boolean;
  readonly maxRequestsOnConnectionReached: boolean;
}

/**
 * Takes a ready head for an answer in place of `writeHead`, which would check and join the same headers anew: a sixth of
 * all that a kept page costs. False, and nothing done, where the answer ends its connection or Node is not as we know it.
 */
export function takeHead(response: ServerResponse, status: number, head: Head): boolean {
  const written = response as unknown as Written;
  if (written._header !== null || !response.shouldKeepAlive || response.req.httpVersionMinor !== 1) return false;
  if (written.maxRequestsOnConnectionReached) return false;
  response.statusCode = status;
  written._header = head + tailOf(written._keepAliveTimeout);
  written._headerSent = false;
  written._last = false;
  written.chunkedEncoding = false;
  return true;
}

let tail = "";
let tailUntil = 0;
let tailTimeout = -1;

/** The date, which is the same for a second (RFC 9110, 6.6.1), and how long the connection stays. */
function tailOf(timeout: number): string {
  const now = Date.now();
  if (now >= tailUntil || timeout !== tailTimeout) {
    const stays = timeout > 0 ? `Keep-Alive: timeout=${Math.floor(timeout / 1000)}\r\n` : "";
    tail = `Date: ${new Date(now).toUTCString()}\r\nConnection: keep-alive\r\n${stays}\r\n`;
    tailUntil = now - (now % 1000) + 1000;
    tailTimeout = timeout;
  }
  return tail;
}
