import type { Logger } from "pino";
import { createApi } from "../api/create-api.js";
import type { DeskHouse } from "../api/desk/desk-house.js";
import { openCommentHouse } from "../comments/open-comment-house.js";
import { phases } from "../comments/pipeline/phases.js";
import { askClassifier } from "../jobs/ask-classifier.js";
import { followHooks } from "../jobs/follow-hooks.js";
import { followSearch } from "../jobs/follow-search.js";
import { startForgetting } from "../jobs/forget-readers.js";
import { oneAtATime } from "../jobs/one-at-a-time.js";
import { searchFolder } from "../jobs/search-folder.js";
import { type Job, startClock } from "../jobs/start-clock.js";
import type { StoryCode } from "../kernel/ids.js";
import type { Mailer } from "../mail/mailer.js";
import type { Press } from "../newsroom/press.js";
import { openSearchIndex } from "../search/open-search-index.js";
import type { SearchIndex } from "../search/search-index.js";
import { type Bake, followBake } from "../site/bake/follow-bake.js";
import type { IndexChange } from "../site/routes/kept-findings.js";
import { clientAddress, household } from "../site/serve/client-address.js";
import { createSite, type Site } from "../site/serve/create-site.js";
import { securityHeaders } from "../site/serve/security-headers.js";
import { openDeskDoor } from "./desk-door.js";
import { createFrontDoor } from "./front-door.js";
import { type ListenAt, type Listening, listen } from "./http-server.js";
import { createMetrics, type Metrics } from "./metrics.js";
import { closeDesk, openDesk } from "./open-desk.js";
import { previewDoor } from "./preview-door.js";
import { takeLeave, whyNotReady } from "./take-leave.js";

export interface HouseOptions {
  readonly press: Press;
  /** Where the search index lies. */
  readonly data: string;
  readonly at: ListenAt;
  readonly origin: string;
  readonly behindProxy: boolean;
  /** Whether web hooks may lead into this network. */
  readonly privateHooks?: boolean;
  /** Sends letters to readers; null or left out: nobody signs in by mail. */
  readonly mailer?: Mailer | null;
  readonly log: Logger;
  readonly onDrop?: (addresses: readonly string[]) => void;
  /** A folder that is kept full of ready pages, for another server to show; null or left out: none. */
  readonly bake?: string | null;
  /** Told when the index has taken stories in; null for more than can be named. */
  readonly onIndexed?: (change: IndexChange | null) => void;
}

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

/** Bytes of rendered pages kept: some ten thousand stories with their encodings. */
export const cacheBytes = 256 * 1024 * 1024;
export const costlyPerMinute = 60;

/** Starts everything a newsroom needs to be read: the index, the site, the API, the clock. */
export async function startHouse(options: HouseOptions): Promise<RunningHouse> {
  const { press, log, origin, privateHooks = false } = options;
  const metrics = createMetrics();
  const trouble = (error: unknown): void => {
    metrics.troubled();
    log.error({ err: error }, "something went wrong");
  };
  const folder = await searchFolder(press, options.data);
  const index = await openSearchIndex(folder, {
    onRebuild: (reason) => log.warn({ reason }, "the search index is made anew"),
    onTrouble: trouble,
  });
  const site = await openSite(options, { index, metrics, trouble });
  const bake = await openBake(options, { index, site, trouble });
  const jobs = startJobs(options, { index, folder, site, bake, trouble });
  const headers = securityHeaders(origin);
  const rows = press.database.publicReader;
  const desk = await openDesk({ press, index, origin, privateHooks, onTrouble: trouble });
  const { behindProxy } = options;
  const leave = { begun: false };
  const door = createFrontDoor({
    site,
    metrics,
    api: createApi({
      ...{ rows, index, origin, headers, desk, onTrouble: trouble },
      clientOf: (request) => household(clientAddress(request, behindProxy)),
    }),
    desk: await openDeskDoor(headers),
    preview: previewDoor({ desk, site, headers, onTrouble: trouble }),
    headers,
    behindProxy,
    notReady: () => whyNotReady(rows, leave),
    isStopping: () => leave.begun,
  });
  try {
    const listening = await listen(door, options.at, desk.copyDesk.upgrade);
    const end = () => stop({ listening, jobs, index, desk, site });
    const part = { listening, site, index, indexFolder: folder, metrics, bake };
    return { ...part, stop: (notice = 0) => takeLeave(leave, notice).then(end) };
  } catch (error) {
    await stop({ listening: null, jobs, index, desk, site });
    throw error;
  }
}

interface Parts {
  readonly index: SearchIndex;
  readonly metrics: Metrics;
  readonly trouble: (error: unknown) => void;
}

interface JobParts extends Omit<Parts, "metrics"> {
  readonly folder: string;
  readonly site: Site;
  readonly bake: Bake | null;
}

async function openSite(
  { press, origin, behindProxy, mailer = null, privateHooks = false, onDrop }: HouseOptions,
  { index, metrics, trouble }: Parts,
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

function startJobs(
  { press, log, origin, privateHooks = false, onIndexed = () => undefined }: HouseOptions,
  { index, folder, site, bake, trouble }: JobParts,
): readonly Job[] {
  const published = (taken: readonly { readonly code: StoryCode }[]): void =>
    log.info({ codes: taken.map(({ code }) => code) }, "published by the clock");
  const caughtUp = (change: IndexChange | null): void => {
    const stale = site.indexed(change);
    bake?.indexed(stale, index.cursor());
    onIndexed(change);
  };
  const search = followSearch({ database: press.database, index, folder }, { caughtUp, failed: trouble });
  const hooks = oneAtATime(press.database, "hooks", {
    start: () => followHooks(press, { origin, allowPrivate: privateHooks, failed: trouble }),
    failed: trouble,
  });
  const jobs = [startClock(press, { published, failed: trouble }), search, hooks, startForgetting(press, trouble)];
  return bake === null ? jobs : [...jobs, bake];
}

/** Keeps a folder of ready pages, where one was asked for. */
async function openBake(
  { press, log, bake: folder = null }: HouseOptions,
  { index, site, trouble }: Omit<JobParts, "folder" | "bake">,
): Promise<Bake | null> {
  if (folder === null) return null;
  const { database, clock } = press;
  const onProgress = (made: number, owed: number): void => log.info({ made, owed }, "baking");
  return followBake({ folder, database, site, clock, indexedTo: index.cursor(), onProgress, failed: trouble });
}

async function stop({
  listening,
  jobs,
  index,
  desk,
  site,
}: {
  readonly listening: Listening | null;
  readonly jobs: readonly Job[];
  readonly index: SearchIndex;
  readonly desk: DeskHouse;
  readonly site: Site;
}): Promise<void> {
  site.letGo();
  await closeDesk(desk);
  await listening?.stop();
  for (const job of jobs) await job.stop();
  await index.close();
}
