import type { IncomingMessage } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { KeptPage } from "../cache/kept-page.js";
import { keyOf, parseAddress } from "../cache/normal-address.js";
import type { PageCache } from "../cache/page-cache.js";
import { retryLater } from "../cache/retry-later.js";
import { troublePage } from "../routes/notices.js";
import type { SiteContext } from "../routes/site-context.js";
import { findRoute } from "../routes/table.js";
import { clientAddress, household } from "./client-address.js";
import type { PageMaker } from "./page-maker.js";

interface FinderParts {
  readonly site: SiteContext;
  readonly cache: PageCache;
  readonly maker: PageMaker;
  readonly behindProxy: boolean;
  /** Costly pages a reader may ask for in a minute. */
  readonly costlyPerMinute: number;
}

/** Times as often as a costly page may be asked for what is fetched at a reader's keys. */
const typedTimes = 4;

/** Finds the page a request asks for: in the cache under its address's one spelling, else made anew. */
export function createPageFinder({
  site,
  cache,
  maker,
  behindProxy,
  costlyPerMinute,
}: FinderParts): (request: IncomingMessage) => Promise<KeptPage> {
  const costly = new RateLimiterMemory({ points: costlyPerMinute, duration: 60 });
  const typed = new RateLimiterMemory({ points: costlyPerMinute * typedTimes, duration: 60 });
  const mayAsk = (request: IncomingMessage, limiter: RateLimiterMemory): Promise<boolean> =>
    limiter.consume(household(clientAddress(request, behindProxy))).then(
      () => true,
      () => false,
    );
  return async (request) => {
    const address = parseAddress(request.url ?? "/");
    if (!address.ok) return maker.unkept(troublePage(site, 400, ["badRequest", "notFoundHelp"]));
    const found = findRoute(address.value);
    const key = keyOf(address.value, found.route.known);
    const kept = cache.get(key);
    if (kept !== undefined) return kept;
    const limiter = found.route.costly ? costly : found.route.typed ? typed : null;
    if (limiter !== null && !(await mayAsk(request, limiter)))
      return maker.unkept(retryLater(troublePage(site, 429, ["tooMany", "tooManyHelp"]), 60));
    return maker.make({ key, address: address.value, found });
  };
}
