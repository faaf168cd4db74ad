import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { clientAddress } from "../site/serve/client-address.js";
import type { Site } from "../site/serve/create-site.js";
import type { Metrics } from "./metrics.js";

export interface Doors {
  readonly site: Pick<Site, "handle">;
  readonly metrics: Metrics;
  readonly api: RequestListener;
  readonly desk: RequestListener;
  readonly preview: RequestListener;
  readonly headers: readonly string[];
  readonly behindProxy: boolean;
  /** What keeps the house from serving, in words; null when it is ready. */
  readonly notReady: () => Promise<string | null>;
  /** Whether it has been told to stop: each answer then ends its connection, so that none is cut later. */
  readonly isStopping: () => boolean;
}

/** Addresses that are not the site's, whose answers the site does not count. */
export const watched = /^\/(?:api\/|desk(?:$|\/)|(?:healthz|readyz|metrics)$)/;

/** Sends each request to the one who answers it: watchmen, API, desk; all else is the reader's site. */
export function createFrontDoor(doors: Doors): RequestListener {
  const { site, metrics } = doors;
  return (request, response) => {
    if (doors.isStopping()) response.shouldKeepAlive = false;
    const url = request.url ?? "/";
    if (!watched.test(url)) return site.handle(request, response);
    response.on("finish", () => metrics.answered(response.statusCode));
    if (url.startsWith("/api/")) return doors.api(request, response);
    if (url.startsWith("/desk/preview/")) return doors.preview(request, response);
    if (url === "/desk" || url.startsWith("/desk/")) return doors.desk(request, response);
    if (url === "/healthz") return answer(doors, response, { status: 200, body: "ok\n" });
    if (url === "/readyz") return void ready(doors, response);
    if (url === "/metrics") return void tellMetrics(doors, request, response);
    site.handle(request, response);
  };
}

interface Plain {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

export function answer(
  { headers }: Pick<Doors, "headers">,
  response: ServerResponse,
  { status, body, type = "text/plain; charset=utf-8" }: Plain,
): void {
  const length = String(Buffer.byteLength(body));
  response.writeHead(status, [...headers, "Content-Type", type, "Content-Length", length, "Cache-Control", "no-store"]);
  response.end(body);
}

export async function ready(doors: Pick<Doors, "headers" | "notReady">, response: ServerResponse): Promise<void> {
  const trouble = await doors.notReady();
  answer(doors, response, trouble === null ? { status: 200, body: "ready\n" } : { status: 503, body: `${trouble}\n` });
}

export const refuseOutside = (doors: Pick<Doors, "headers">, response: ServerResponse): void =>
  answer(doors, response, { status: 403, body: "Only for this machine and its network.\n" });

/** Whether a request comes from the house's own network. */
export function comesFromWithin(request: IncomingMessage, behindProxy: boolean): boolean {
  // Without --behind-proxy a forwarded request comes from anywhere, though its socket is a neighbour's.
  const forwarded = !behindProxy && request.headers["x-forwarded-for"] !== undefined;
  return !forwarded && isOwn(clientAddress(request, behindProxy));
}

/** Figures of the house are for its own network. */
async function tellMetrics(doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!comesFromWithin(request, doors.behindProxy)) return refuseOutside(doors, response);
  answer(doors, response, {
    status: 200,
    body: await doors.metrics.text(),
    type: "text/plain; version=0.0.4; charset=utf-8",
  });
}

const own = [/^127\./, /^10\./, /^192\.168\./, /^172\.(1[6-9]|2\d|3[01])\./, /^::1$/, /^f[cd]/i, /^fe80:/i];
const isOwn = (address: string): boolean => own.some((pattern) => pattern.test(address.replace(/^::ffff:/i, "")));
