import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { PublicReader } from "../../database/handles.js";
import type { Clock } from "../../kernel/clock.js";
import type { StoryCode } from "../../kernel/ids.js";
import type { PictureStore } from "../../media/picture-store.js";
import type { SearchIndex } from "../../search/search-index.js";
import { answerPage } from "../cache/answer-page.js";
import type { KeptPage } from "../cache/kept-page.js";
import { keepPage } from "../cache/kept-page.js";
import { type Address, keyOf, parseAddress } from "../cache/normal-address.js";
import type { Page } from "../cache/page.js";
import { createPageCache } from "../cache/page-cache.js";
import { troublePage } from "../routes/notices.js";
import { createEditionRegistry, type SiteContext } from "../routes/site-context.js";
import { type Found, findRoute } from "../routes/table.js";
import { clientAddress, household } from "./client-address.js";
import { followArchive } from "./follow-archive.js";
import { answerMedia, isMedia } from "./media.js";
import { renderPage } from "./render-page.js";
import { securityHeaders } from "./security-headers.js";

export interface SiteOptions {
  readonly database: { readonly publicReader: PublicReader; changeMark(): number };
  readonly pictures: PictureStore;
  readonly index: SearchIndex;
  readonly clock: Clock;
  readonly origin: string;
  readonly behindProxy: boolean;
  /** Bytes of rendered pages kept. */
  readonly cacheBytes: number;
  /** Costly pages a reader may ask for in a minute. */
  readonly costlyPerMinute: number;
  readonly onTrouble: (error: unknown) => void;
  /** Told of every page made anew: its route and the milliseconds it took. */
  readonly onRender: (route: string, milliseconds: number) => void;
}

export interface Site {
  /** Answers one request for a reader's page, picture or feed. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** The index has taken these stories in: pages that show what is related to them are made anew; null for all pages. */
  indexed(codes: readonly StoryCode[] | null): void;
  /** Drops what a change of the archive makes stale, at once, without waiting for a reader to ask. */
  catchUp(): Promise<void>;
  stats(): { readonly pages: number; readonly bytes: number; readonly hits: number; readonly misses: number };
}

/** Pages being made at once, beyond which the house says that it is full rather than fall over. */
const mostAtOnce = 500;

/** The reader's site: pages from the cache where they are there, else made once for all who ask. */
export async function createSite(options: SiteOptions): Promise<Site> {
  const { database, clock, origin } = options;
  const headers = securityHeaders(origin);
  const cache = createPageCache({ maxBytes: options.cacheBytes, clock, headers });
  const registry = createEditionRegistry(database.publicReader);
  const site: SiteContext = { rows: database.publicReader, index: options.index, clock, origin, registry, onTrouble: options.onTrouble };
  const follower = await followArchive({ database, cache, registry });
  const limiter = new RateLimiterMemory({ points: options.costlyPerMinute, duration: 60 });
  const making = new Map<string, Promise<KeptPage>>();
  const counts = { hits: 0, misses: 0 };
  const unkept = (page: Page): KeptPage => keepPage(page, headers, () => undefined);

  const make = async (key: string, address: Address, found: Found): Promise<KeptPage> => {
    const ticket = cache.begin();
    const started = performance.now();
    try {
      const page = await renderPage(site, address, found);
      options.onRender(found.route.name, performance.now() - started);
      return cache.put(ticket, key, page);
    } catch (error) {
      options.onTrouble(error);
      return unkept(troublePage(site, 500, ["broken", "brokenHelp"]));
    }
  };
  /** One making for all who ask at the same time, but never one begun before a change they may know of. */
  const makeOnce = (key: string, address: Address, found: Found): Promise<KeptPage> => {
    const turn = `${database.changeMark()} ${key}`;
    const under = making.get(turn);
    if (under !== undefined) return under;
    if (making.size >= mostAtOnce) return Promise.resolve(unkept(withRetry(troublePage(site, 503, ["tooMany", "tooManyHelp"]), 5)));
    const fresh = make(key, address, found).finally(() => making.delete(turn));
    making.set(turn, fresh);
    return fresh;
  };
  const find = async (request: IncomingMessage): Promise<KeptPage> => {
    const address = parseAddress(request.url ?? "/");
    if (!address.ok) return unkept(troublePage(site, 400, ["badRequest", "notFoundHelp"]));
    const found = findRoute(address.value);
    const key = keyOf(address.value, found.route.known);
    const kept = cache.get(key);
    if (kept !== undefined) return kept;
    if (found.route.costly && !(await mayAsk(request))) return unkept(withRetry(troublePage(site, 429, ["tooMany", "tooManyHelp"]), 60));
    return makeOnce(key, address.value, found);
  };
  const mayAsk = (request: IncomingMessage): Promise<boolean> =>
    limiter.consume(household(clientAddress(request, options.behindProxy))).then(
      () => true,
      () => false,
    );
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const kept = cache.get(request.url ?? "/");
    if (kept !== undefined) {
      counts.hits += 1;
      void answerPage(request, response, kept);
      return;
    }
    counts.misses += 1;
    void answerSlowly(request, response);
  };
  const answerSlowly = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (isMedia((request.url ?? "").split("?")[0] ?? "")) await answerMedia({ rows: site.rows, pictures: options.pictures, headers }, request, response);
      else await answerPage(request, response, await find(request));
    } catch (error) {
      options.onTrouble(error);
      if (!response.headersSent) response.writeHead(500, [...headers, "Content-Length", "0"]);
      response.end();
    }
  };
  return {
    handle(request, response) {
      if (request.method !== "GET" && request.method !== "HEAD") return refuseMethod(response, headers);
      if (!follower.isBehind()) return answer(request, response);
      follower.catchUp().then(
        () => answer(request, response),
        (error: unknown) => {
          options.onTrouble(error);
          cache.clear();
          answer(request, response);
        },
      );
    },
    indexed(codes) {
      if (codes === null) cache.clear();
      else cache.drop({ tags: codes.map((code) => `related:${code}`), moments: [] });
    },
    catchUp: () => follower.catchUp(),
    stats: () => ({ ...cache.stats(), ...counts }),
  };
}

const withRetry = (page: Page, seconds: number): Page => ({ ...page, headers: { ...page.headers, "Retry-After": String(seconds) } });

function refuseMethod(response: ServerResponse, headers: readonly string[]): void {
  response.writeHead(405, [...headers, "Allow", "GET, HEAD", "Content-Length", "0", "Connection", "close"]);
  response.end();
}
