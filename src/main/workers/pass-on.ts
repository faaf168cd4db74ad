import { Agent, type IncomingMessage, type RequestListener, type ServerResponse, request as send } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { clientAddress } from "../../site/serve/client-address.js";

export interface PassOn {
  readonly request: RequestListener;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends what would never end by itself: events and open copies. Their pages come back by themselves. */
  close(): void;
}

interface PassOptions {
  /** Where the owner listens. */
  readonly socket: string;
  readonly behindProxy: boolean;
  /** What every answer of ours carries. */
  readonly headers: readonly string[];
}

/** Hands requests that are not a reader's over to the process that owns the desk, and its answers back. */
export function passOn(options: PassOptions): PassOn {
  const agent = new Agent({ keepAlive: true });
  const endless = new Set<() => void>();
  const until = (stream: Duplex | IncomingMessage, end: () => void): void => {
    endless.add(end);
    stream.once("close", () => endless.delete(end));
  };
  return {
    request(request, response) {
      const upstream = send(
        { agent, socketPath: options.socket, method: request.method, path: request.url },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, endToEnd(answer.rawHeaders));
          answer.pipe(response);
          if (answer.headers["content-type"]?.startsWith("text/event-stream") === true)
            until(answer, () => answer.destroy());
          answer.on("aborted", () => response.destroy());
        },
      );
      for (const [name, values] of byName(headersFor(request, options.behindProxy))) upstream.setHeader(name, values);
      upstream.on("error", () => away(response, options.headers));
      response.on("close", () => upstream.destroy());
      request.pipe(upstream);
    },
    upgrade(request, socket, head) {
      const upstream = connect(options.socket, () => {
        const fields = pairs(headersFor(request, options.behindProxy, true)).map((pair) => pair.join(": "));
        upstream.write(`GET ${request.url} HTTP/1.1\r\n${fields.join("\r\n")}\r\n\r\n`);
        if (head.length > 0) upstream.write(head);
        socket.pipe(upstream).pipe(socket);
      });
      const end = (): void => {
        socket.destroy();
        upstream.destroy();
      };
      for (const side of [socket, upstream]) side.on("error", end).on("close", end);
      until(socket, end);
    },
    close() {
      for (const end of endless) end();
      agent.destroy();
    },
  };
}

/** Headers that are the connection's own (RFC 9110, 7.6.1), and what only we may say. */
const ours = new Set(["connection", "keep-alive", "proxy-connection", "te", "expect", "x-forwarded-for"]);

const pairs = (flat: readonly string[]): readonly (readonly [string, string])[] =>
  flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ""] as const] : []));

function headersFor(request: IncomingMessage, behindProxy: boolean, upgrading = false): readonly string[] {
  const kept = pairs(request.rawHeaders).filter(([name]) => {
    const known = name.toLowerCase();
    return upgrading ? known !== "x-forwarded-for" : !ours.has(known) && known !== "upgrade";
  });
  return [...kept.flat(), "X-Forwarded-For", clientAddress(request, behindProxy)];
}

const byName = (flat: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...Map.groupBy(pairs(flat), ([name]) => name.toLowerCase())].map(([name, all]) => [
      name,
      all.map((one) => one[1]),
    ]),
  );

const endToEnd = (flat: readonly string[]): string[] =>
  pairs(flat)
    .filter(([name]) => !ours.has(name.toLowerCase()))
    .flat();

/** The owner is just being started again. */
function away(response: ServerResponse, headers: readonly string[]): void {
  if (response.headersSent) return void response.destroy();
  const body = "The newsroom is starting again: one moment.\n";
  response.writeHead(503, [
    ...headers,
    ...["Content-Type", "text/plain; charset=utf-8", "Content-Length", String(Buffer.byteLength(body))],
    ...["Cache-Control", "no-store", "Retry-After", "1"],
  ]);
  response.end(body);
}
