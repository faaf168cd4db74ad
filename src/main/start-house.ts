import type { RequestListener } from "node:http";
import { setImmediate as answersInBetween, setTimeout as pass } from "node:timers/promises";
import { openCommentHouse } from "../comments/open-comment-house.js";
import { phases } from "../comments/pipeline/phases.js";
import { askClassifier } from "../jobs/ask-classifier.js";
import { searchFolder } from "../jobs/search-folder.js";
import { lateSearch } from "../search/late-search.js";
import type { SearchIndex, SearchReader } from "../search/search-index.js";
import type { Bake } from "../site/bake/follow-bake.js";
import { createSite, type Site } from "../site/serve/create-site.js";
import { securityHeaders } from "../site/serve/security-headers.js";
import { createFrontDoor } from "./front-door.js";
import type { HouseOptions } from "./house-options.js";
import { type Listening, listen } from "./http-server.js";
import { lateDoor, lateUpgrade } from "./late-door.js";
import { createMetrics, type Metrics } from "./metrics.js";
import type { BackOffice } from "./open-back-office.js";
import { cacheBytes, costlyPerMinute } from "./site-limits.js";
import { type Leave, takeLeave, whyNotReady } from "./take-leave.js";

/** Whoever waited for the port to open is answered before anything else is loaded: so many milliseconds. */
const headStart = 75;

export interface RunningHouse {
  readonly listening: Listening;
  readonly site: Site;
  readonly index: SearchIndex;
  readonly indexFolder: string;
  readonly metrics: Metrics;
  readonly bake: Bake | null;
  /**
   * Says for `notice` milliseconds that it is about to stop, while it goes on; then takes no more requests, finishes
   * what it answers, and stops the jobs.
   */
  stop(notice?: number): Promise<void>;
}

/**
 * Starts everything a newsroom needs to be read: first the site, then, while readers are answered already, the index, the
 * desk, the API and the jobs. Returns when all of it is open; where a part does not open, nothing stays open.
 */
export async function startHouse(options: HouseOptions): Promise<RunningHouse> {
  const { press, log, origin, onListening } = options;
  const metrics = createMetrics();
  const trouble = (error: unknown): void => {
    metrics.troubled();
    log.error({ err: error }, "something went wrong");
  };
  const indexFolder = await searchFolder(press, options.data);
  const late = lateParts();
  const site = await openSite(options, { index: lateSearch(late.index.promise), metrics, trouble });
  const leave = { begun: false, opening: true };
  const front = { site, metrics, headers: securityHeaders(origin), trouble };
  const upgrade = lateUpgrade(late.office.promise.then((office) => office.upgrade));
  const listening = await listen(doorOf(options, front, { late, leave }), options.at, upgrade);
  onListening?.(listening);
  const open: Open = { site, listening, index: null, office: null };
  try {
    await openRest(options, { ...front, late, indexFolder }, open);
  } catch (error) {
    late.index.reject(error);
    late.office.reject(error);
    await stop(open);
    throw error;
  }
  leave.opening = false;
  const [index, office] = await Promise.all([late.index.promise, late.office.promise]);
  return {
    ...{ listening, site, index, indexFolder, metrics, bake: office.bake },
    stop: (notice = 0) => takeLeave(leave, notice).then(() => stop(open)),
  };
}

/** What is opened after the site, and who waits for it. */
interface Late {
  readonly index: PromiseWithResolvers<SearchIndex>;
  readonly office: PromiseWithResolvers<BackOffice>;
}

function lateParts(): Late {
  const late = { index: Promise.withResolvers<SearchIndex>(), office: Promise.withResolvers<BackOffice>() };
  // Where one does not open the start tells it; there may be nobody who waits.
  for (const { promise } of [late.index, late.office]) promise.catch(() => undefined);
  return late;
}

interface Front {
  readonly site: Site;
  readonly metrics: Metrics;
  readonly headers: readonly string[];
  readonly trouble: (error: unknown) => void;
}

/** The door of the whole house: the site behind it is open, the other rooms may still be opening. */
function doorOf(
  { press, behindProxy }: HouseOptions,
  { site, metrics, headers }: Front,
  { late, leave }: { readonly late: Late; readonly leave: Leave },
): RequestListener {
  const roomOf = (room: "api" | "desk" | "preview"): RequestListener =>
    lateDoor(
      late.office.promise.then((office) => office[room]),
      headers,
    );
  return createFrontDoor({
    ...{ site, metrics, headers, behindProxy },
    ...{ api: roomOf("api"), desk: roomOf("desk"), preview: roomOf("preview") },
    notReady: () => whyNotReady(press.database.publicReader, leave),
    isStopping: () => leave.begun,
  });
}

/** What of a house is open, as far as it has come. */
interface Open {
  readonly site: Site;
  readonly listening: Listening;
  index: SearchIndex | null;
  office: BackOffice | null;
}

/** What the back office works with. Node loads a piece of code in one go, in which nobody is answered: so, piece by piece. */
const pieces: readonly (() => Promise<unknown>)[] = [
  () => import("../newsroom/people/open-accounts.js"),
  () => import("../api/copy/open-copy-desk.js"),
  () => import("../api/create-api.js"),
];

async function loadBackOffice(): Promise<typeof import("./open-back-office.js")> {
  for (const load of pieces) {
    await load();
    await answersInBetween();
  }
  return import("./open-back-office.js");
}

/** Opens what stands behind the site. The index reads its folder on threads of its own while the other code is loaded. */
async function openRest(
  options: HouseOptions,
  { late, indexFolder, site, headers, trouble }: Front & { readonly late: Late; readonly indexFolder: string },
  open: Open,
): Promise<void> {
  if (options.onListening !== undefined) await pass(headStart);
  const opening = openIndex(indexFolder, { log: options.log, trouble }).then((index) => {
    open.index = index;
    late.index.resolve(index);
    return index;
  });
  const [index, { openBackOffice }] = await Promise.all([opening, loadBackOffice()]);
  open.office = await openBackOffice(options, { site, index, headers, trouble });
  late.office.resolve(open.office);
}

interface SiteParts {
  readonly index: SearchReader;
  readonly metrics: Metrics;
  readonly trouble: (error: unknown) => void;
}

async function openSite(
  { press, origin, behindProxy, mailer = null, privateHooks = false, onDrop }: HouseOptions,
  { index, metrics, trouble }: SiteParts,
): Promise<Site> {
  const { database, pictures, clock } = press;
  const judging = { ask: askClassifier(clock, privateHooks), onTrouble: trouble };
  const readers = { house: openCommentHouse({ database, clock, phases, judging }), mailer };
  const site = await createSite({
    ...{ readers, database, pictures, index, clock, origin, behindProxy, cacheBytes, costlyPerMinute },
    ...(onDrop !== undefined && { onDrop }),
    onTrouble: trouble,
    onRender: metrics.rendered,
    onAnswer: metrics.answered,
  });
  metrics.watch(site.stats);
  return site;
}

async function openIndex(
  folder: string,
  { log, trouble }: Pick<HouseOptions, "log"> & Pick<SiteParts, "trouble">,
): Promise<SearchIndex> {
  const { openSearchIndex } = await import("../search/open-search-index.js");
  await answersInBetween();
  return openSearchIndex(folder, {
    onRebuild: (reason) => log.warn({ reason }, "the search index is made anew"),
    onTrouble: trouble,
  });
}

async function stop({ site, listening, index, office }: Open): Promise<void> {
  site.letGo();
  await office?.letGo();
  await listening.stop();
  await office?.stop();
  await index?.close();
}
