import type { RequestListener } from "node:http";
import { createApi } from "../api/create-api.js";
import { followHooks } from "../jobs/follow-hooks.js";
import { followSearch } from "../jobs/follow-search.js";
import { startForgetting } from "../jobs/forget-readers.js";
import { oneAtATime } from "../jobs/one-at-a-time.js";
import { type Job, startClock } from "../jobs/start-clock.js";
import type { StoryCode } from "../kernel/ids.js";
import type { SearchIndex } from "../search/search-index.js";
import type { Bake } from "../site/bake/follow-bake.js";
import type { IndexChange } from "../site/routes/kept-findings.js";
import { clientAddress, household } from "../site/serve/client-address.js";
import type { Site } from "../site/serve/create-site.js";
import { openDeskDoor } from "./desk-door.js";
import type { HouseOptions } from "./house-options.js";
import type { Upgrade } from "./late-door.js";
import { closeDesk, openDesk } from "./open-desk.js";
import { previewDoor } from "./preview-door.js";

/** What of a house readers do not see: the desk, the API, and the jobs. */
export interface BackOffice {
  readonly bake: Bake | null;
  readonly api: RequestListener;
  readonly desk: RequestListener;
  readonly preview: RequestListener;
  readonly upgrade: Upgrade;
  /** Lets go of everyone at the desk; what they typed is entered. */
  letGo(): Promise<void>;
  /** Stops the jobs. */
  stop(): Promise<void>;
}

interface Front {
  readonly site: Site;
  readonly index: SearchIndex;
  /** What every answer carries. */
  readonly headers: readonly string[];
  readonly trouble: (error: unknown) => void;
}

/** Opens what stands behind the site. */
export async function openBackOffice(options: HouseOptions, front: Front): Promise<BackOffice> {
  const { press, origin, behindProxy, privateHooks = false } = options;
  const { site, index, headers, trouble } = front;
  const deskDoor = await openDeskDoor(headers);
  const house = await openDesk({ press, index, origin, privateHooks, onTrouble: trouble });
  const bake = await openBake(options, front).catch(async (error: unknown) => {
    await closeDesk(house);
    throw error;
  });
  const jobs = startJobs(options, front, bake);
  return {
    bake,
    api: createApi({
      ...{ rows: press.database.publicReader, index, origin, headers, desk: house, onTrouble: trouble },
      clientOf: (request) => household(clientAddress(request, behindProxy)),
    }),
    desk: deskDoor,
    preview: previewDoor({ desk: house, site, headers, onTrouble: trouble }),
    upgrade: house.copyDesk.upgrade,
    letGo: () => closeDesk(house),
    async stop() {
      for (const job of jobs) await job.stop();
    },
  };
}

function startJobs(
  { press, log, origin, reindex, privateHooks = false, onIndexed = () => undefined }: HouseOptions,
  { index, site, trouble }: Front,
  bake: Bake | null,
): readonly Job[] {
  const published = (taken: readonly { readonly code: StoryCode }[]): void =>
    log.info({ codes: taken.map(({ code }) => code) }, "published by the clock");
  const caughtUp = (change: IndexChange | null): void => {
    const stale = site.indexed(change);
    bake?.indexed(stale, index.cursor());
    onIndexed(change);
  };
  const search = followSearch({ database: press.database, index, reindex }, { caughtUp, failed: trouble });
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
  { index, site, trouble }: Front,
): Promise<Bake | null> {
  if (folder === null) return null;
  const { followBake } = await import("../site/bake/follow-bake.js");
  const { database, clock } = press;
  const onProgress = (made: number, owed: number): void => log.info({ made, owed }, "baking");
  return followBake({ folder, database, site, clock, indexedTo: index.cursor(), onProgress, failed: trouble });
}
