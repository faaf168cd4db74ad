import type { IncomingMessage, ServerResponse } from "node:http";
import type { FrontView } from "../../archive/shapes.js";
import type { PublicReader } from "../../database/handles.js";
import type { PublicVersion } from "../../domain/story/life.js";
import type { Clock } from "../../kernel/clock.js";
import type { EditionId, StoryCode } from "../../kernel/ids.js";
import type { PictureStore } from "../../media/picture-store.js";
import type { SearchReader } from "../../search/search-index.js";
import { answerPage } from "../cache/answer-page.js";
import { parseAddress } from "../cache/normal-address.js";
import type { Page } from "../cache/page.js";
import { createPageCache } from "../cache/page-cache.js";
import { openReadersDoor } from "../readers/readers-door.js";
import type { ReadersRoom } from "../readers/readers-room.js";
import { keepDaySums } from "../routes/kept-day-sums.js";
import { type IndexChange, keepFindings } from "../routes/kept-findings.js";
import { previewFront, previewPage } from "../routes/preview.js";
import { createEditionRegistry, type SiteContext } from "../routes/site-context.js";
import { findRoute } from "../routes/table.js";
import { createPageFinder } from "./find-page.js";
import { type ArchiveFollower, followArchive } from "./follow-archive.js";
import { answerMedia, type FoundMedia, findMedia, isMedia } from "./media.js";
import { createPageMaker } from "./page-maker.js";
import { renderPage } from "./render-page.js";
import { securityHeaders } from "./security-headers.js";

export interface SiteOptions {
  readonly database: { readonly publicReader: PublicReader; changeMark(): number };
  readonly pictures: PictureStore;
  readonly index: SearchReader;
  /** Where readers write and react; null in a process that passes them on to another. */
  readonly readers: ReadersRoom | null;
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
  /** Told of every answer's status. */
  readonly onAnswer: (status: number) => void;
  /** Told of the addresses that a change made stale. */
  readonly onDrop?: (addresses: readonly string[]) => void;
}

export interface Site {
  /** Answers one request for a reader's page, picture or feed. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /**
   * The index has taken stories in: the pages that showed them as related, and those of the stories near to them, are
   * made anew; null for all pages. Gives the codes of the stories whose pages they are.
   */
  indexed(change: IndexChange | null): readonly StoryCode[] | null;
  /** The page a version would have if it were public; kept nowhere. Null where its edition is not there. */
  preview(code: StoryCode, version: PublicVersion): Promise<Page | null>;
  /** The page of a front as it was or will be; kept nowhere. */
  previewFront(edition: EditionId, front: FrontView): Promise<Page | null>;
  /** The page of an address as the archive is now, for whoever keeps it elsewhere. */
  render(path: string): Promise<Page>;
  /** The bytes of a picture's, font's or script's address, or the status of a refusal. */
  media(path: string): Promise<FoundMedia>;
  /** Drops what a change of the archive makes stale now, without waiting for a reader to ask. */
  catchUp(): Promise<void>;
  /** Ends the answers that would go on for ever: those of pages that listen for new comments. */
  letGo(): void;
  stats(): { readonly pages: number; readonly bytes: number; readonly hits: number; readonly misses: number };
}

/** The reader's site: pages from the cache where they are there, else made once for all who ask. */
export async function createSite(options: SiteOptions): Promise<Site> {
  const { database, clock, origin, onTrouble, onRender, index, onDrop = () => undefined } = options;
  const rows = database.publicReader;
  const headers = securityHeaders(origin);
  const cache = createPageCache({ maxBytes: options.cacheBytes, clock, headers });
  const registry = createEditionRegistry(rows);
  const findings = keepFindings(index);
  const daySums = keepDaySums(rows);
  const site: SiteContext = { rows, index, findings, clock, origin, registry, daySums, onTrouble };
  const follower = await followArchive({ database, cache, registry, daySums, onDrop });
  const maker = createPageMaker({ site, cache, changeMark: () => database.changeMark(), headers, onRender });
  const find = createPageFinder({
    site,
    cache,
    maker,
    behindProxy: options.behindProxy,
    costlyPerMinute: options.costlyPerMinute,
  });
  const room = options.readers;
  const changeMark = (): number => database.changeMark();
  const readers =
    room && (await openReadersDoor({ ...{ site, room, headers, changeMark }, behindProxy: options.behindProxy }));
  const counts = { hits: 0, misses: 0 };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const kept = cache.get(request.url ?? "/");
    if (kept === undefined) {
      counts.misses += 1;
      void answerSlowly(request, response);
    } else {
      counts.hits += 1;
      const later = answerPage(request, response, kept);
      if (later === undefined) options.onAnswer(response.statusCode);
      else void later.then(() => options.onAnswer(response.statusCode));
    }
  };
  const answerSlowly = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (isMedia((request.url ?? "").split("?")[0] ?? ""))
        await answerMedia({ rows, pictures: options.pictures, headers }, request, response);
      else await answerPage(request, response, await find(request));
    } catch (error) {
      onTrouble(error);
      giveUp(response, headers);
    }
    options.onAnswer(response.statusCode);
  };
  const answerReader = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await readers?.handle(request, response);
    } catch (error) {
      onTrouble(error);
      giveUp(response, headers);
    }
    options.onAnswer(response.statusCode);
  };
  return {
    handle(request, response) {
      if (readers?.takes(request) === true) return void answerReader(request, response);
      if (!follower.isBehind()) return answer(request, response);
      void catchUpOrClear(follower, cache, onTrouble).then(() => answer(request, response));
    },
    indexed(change) {
      const stale = findings.forget(change);
      if (change === null) cache.clear();
      else onDrop(cache.drop({ tags: stale.map((code) => `related:${code}`), moments: [] }));
      return change === null ? null : stale;
    },
    preview: (code, version) => previewPage(site, code, version),
    previewFront: (edition, front) => previewFront(site, edition, front),
    async render(path) {
      await follower.catchUp();
      const address = parseAddress(path);
      if (!address.ok) throw new Error(`No page has the address ${path}: ${address.error}`);
      return renderPage(site, address.value, findRoute(address.value));
    },
    media: (path) => findMedia({ rows, pictures: options.pictures }, path),
    catchUp: () => follower.catchUp(),
    letGo: () => readers?.close(),
    stats: () => ({ ...cache.stats(), ...counts }),
  };
}

/** A cache that cannot be brought up to date must not answer. */
async function catchUpOrClear(
  follower: ArchiveFollower,
  cache: { clear(): void },
  onTrouble: (error: unknown) => void,
): Promise<void> {
  try {
    await follower.catchUp();
  } catch (error) {
    onTrouble(error);
    cache.clear();
  }
}

function giveUp(response: ServerResponse, headers: readonly string[]): void {
  if (!response.headersSent) response.writeHead(500, [...headers, "Content-Length", "0"]);
  response.end();
}
