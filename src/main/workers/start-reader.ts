import type { RequestListener } from "node:http";
import type { Logger } from "pino";
import type { PublicSide } from "../../database/open-public-side.js";
import { systemClock } from "../../kernel/clock.js";
import type { PictureStore } from "../../media/picture-store.js";
import { openSearchReader } from "../../search/open-search-reader.js";
import { isForReaders } from "../../site/readers/readers-door.js";
import { createSite, type Site } from "../../site/serve/create-site.js";
import { securityHeaders } from "../../site/serve/security-headers.js";
import { answer, comesFromWithin, ready, refuseOutside, watched } from "../front-door.js";
import { listen } from "../http-server.js";
import { createMetrics, type Metrics } from "../metrics.js";
import { cacheBytes, costlyPerMinute } from "../site-limits.js";
import { takeLeave, whyNotReady } from "../take-leave.js";
import type { PartAsk } from "./messages.js";
import { passOn } from "./pass-on.js";

interface ReaderOptions {
  readonly publicSide: PublicSide;
  readonly pictures: PictureStore;
  readonly part: PartAsk;
  readonly host: string;
  readonly origin: string;
  readonly behindProxy: boolean;
  readonly log: Logger;
}

interface RunningReader {
  readonly site: Site;
  readonly metrics: Metrics;
  /** As a house's. */
  stop(notice: number): Promise<void>;
}

/** Starts a process that answers readers from the archive and its own page cache, and passes all else on to the owner. */
export async function startReader(options: ReaderOptions): Promise<RunningReader> {
  const { publicSide, pictures, part, host, origin, behindProxy, log } = options;
  const metrics = createMetrics();
  const trouble = (error: unknown): void => {
    metrics.troubled();
    log.error({ err: error }, "something went wrong");
  };
  const index = openSearchReader(part.index, trouble);
  const site = await createSite({
    ...{ database: publicSide, pictures, index, readers: null, clock: systemClock, origin, behindProxy },
    ...{ cacheBytes, costlyPerMinute },
    onTrouble: trouble,
    onRender: metrics.rendered,
    onAnswer: metrics.answered,
  });
  metrics.watch(site.stats);
  const headers = securityHeaders(origin);
  const pass = passOn({ socket: part.socket, behindProxy, headers });
  const leave = { begun: false };
  const notReady = () => whyNotReady(publicSide.publicReader, leave);
  const door: RequestListener = (request, response) => {
    if (leave.begun) response.shouldKeepAlive = false;
    const url = request.url ?? "/";
    if (!isForReaders(request) && !watched.test(url)) return site.handle(request, response);
    if (url === "/healthz") return answer({ headers }, response, { status: 200, body: "ok\n" });
    if (url === "/readyz") return void ready({ headers, notReady }, response);
    // Asked here: the owner sees who asks only through us.
    if (url === "/metrics" && !comesFromWithin(request, behindProxy)) return refuseOutside({ headers }, response);
    pass.request(request, response);
  };
  const listening = await listen(door, { host, port: part.port }, pass.upgrade);
  return {
    site,
    metrics,
    async stop(notice) {
      await takeLeave(leave, notice);
      pass.close();
      await listening.stop();
      await index.close();
    },
  };
}
