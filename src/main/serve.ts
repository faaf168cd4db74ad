import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pino, { type Logger } from "pino";
import { createApi } from "../api/create-api.js";
import type { House, OpenPress, ServeAsk } from "../cli/house.js";
import { followSearch } from "../jobs/follow-search.js";
import { startClock } from "../jobs/start-clock.js";
import { systemClock } from "../kernel/clock.js";
import type { StoryCode } from "../kernel/ids.js";
import { pressId } from "../newsroom/settings/press-id.js";
import { openSearchIndex } from "../search/open-search-index.js";
import type { SearchIndex } from "../search/search-index.js";
import { createSite, type Site } from "../site/serve/create-site.js";
import { securityHeaders } from "../site/serve/security-headers.js";
import { openDemoPaper } from "../wire/demo/open-demo-paper.js";
import { deskDoor } from "./desk-door.js";
import { createFrontDoor } from "./front-door.js";
import { type Listening, listen } from "./http-server.js";
import { createMetrics, type Metrics } from "./metrics.js";
import { openPress } from "./open-press.js";

const demoFolder = fileURLToPath(new URL("../../assets/demo", import.meta.url));
/** Bytes of rendered pages kept: some ten thousand stories with their encodings. */
const cacheBytes = 256 * 1024 * 1024;
const costlyPerMinute = 60;

/** Serves a newsroom until a signal ends it: the site, the API, the clock and the index. */
export async function serve(house: Pick<House, "out" | "err">, ask: ServeAsk): Promise<void> {
  const log = pino({ name: "dateline", base: null }, pino.destination(2));
  const open = await openPress(ask);
  if (await openDemoPaper(open.press, demoFolder)) house.out.write("An empty newsroom: the demo paper is open.\n");
  const running = await start(open, ask, log);
  house.out.write(greeting(running.listening, ask));
  log.info({ port: running.listening.port, engine: open.press.database.engine }, "serving");
  const signal = await nextSignal();
  log.info({ signal }, "stopping");
  await running.stop();
  await open.close();
  log.info("stopped");
}

interface Running {
  readonly listening: Listening;
  stop(): Promise<void>;
}

async function start(open: OpenPress, ask: ServeAsk, log: Logger): Promise<Running> {
  const { press } = open;
  const metrics = createMetrics();
  const trouble = (error: unknown): void => {
    metrics.troubled();
    log.error({ err: error }, "something went wrong");
  };
  const index = await openSearchIndex(join(ask.data, `index-${(await pressId(press.database)).slice(0, 8)}`), {
    onRebuild: (reason) => log.warn({ reason }, "the search index is made anew"),
    onTrouble: trouble,
  });
  const origin = ask.origin ?? `http://${ask.host === "0.0.0.0" || ask.host === "::" ? "localhost" : ask.host === "127.0.0.1" ? "localhost" : ask.host}:${ask.port}`;
  const site = await openSite({ open, ask, index, origin, metrics, trouble });
  const jobs = [startClock(press, clockEvents(log, trouble)), followSearch(press.database.publicReader, index, { caughtUp: (codes) => site.indexed(codes), failed: trouble })];
  const headers = securityHeaders(origin);
  const door = createFrontDoor({
    site,
    metrics,
    api: createApi({ rows: press.database.publicReader, index, origin, headers, onTrouble: trouble }),
    desk: deskDoor(headers),
    headers,
    behindProxy: ask.behindProxy,
    notReady: () => whyNotReady(open),
  });
  const listening = await listen(door, ask);
  return {
    listening,
    async stop() {
      await listening.stop();
      for (const job of jobs) await job.stop();
      await index.close();
    },
  };
}

interface SiteParts {
  readonly open: OpenPress;
  readonly ask: ServeAsk;
  readonly index: SearchIndex;
  readonly origin: string;
  readonly metrics: Metrics;
  readonly trouble: (error: unknown) => void;
}

async function openSite({ open, ask, index, origin, metrics, trouble }: SiteParts): Promise<Site> {
  const { database, pictures } = open.press;
  const site = await createSite({
    database,
    pictures,
    index,
    clock: systemClock,
    origin,
    behindProxy: ask.behindProxy,
    cacheBytes,
    costlyPerMinute,
    onTrouble: trouble,
    onRender: metrics.rendered,
  });
  metrics.watch(site.stats);
  return site;
}

const clockEvents = (log: Logger, failed: (error: unknown) => void) => ({
  published: (taken: readonly { readonly code: StoryCode }[]): void => log.info({ codes: taken.map(({ code }) => code) }, "published by the clock"),
  failed,
});

async function whyNotReady({ press }: OpenPress): Promise<string | null> {
  try {
    await press.database.publicReader.selectFrom("archive_edition").select("id").limit(1).execute();
    return null;
  } catch {
    return "The database does not answer.";
  }
}

function greeting({ port }: Listening, { data, database }: ServeAsk): string {
  const at = `http://localhost:${port}`;
  const place = database === null ? `--data ${data}` : "--database …";
  return [
    "",
    `  The paper  ${at}/`,
    `  The desk   ${at}/desk/`,
    "",
    `  Take stories in:   dateline import ${place} page.txt saved-page.html wire.ninjs.jsonl.gz`,
    "  In a checkout it is ./bin/dateline. Ctrl-C stops.",
    "",
    "",
  ].join("\n");
}

const nextSignal = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(signal));
  });
