import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import pino from "pino";
import type { Place } from "../../src/cli/house.js";
import type { Mailer } from "../../src/mail/mailer.js";
import { freePort } from "../../src/main/http-server.js";
import { reindexBeside } from "../../src/main/reindex-beside.js";
import { type RunningHouse, startHouse } from "../../src/main/start-house.js";
import { openDemoPaper } from "../../src/wire/demo/open-demo-paper.js";
import { type OpenNewsroom, openEnglishNewsroom, openNewsroom, type TestClock } from "./newsroom.js";
import { afterwards } from "./places.js";

export const origin = "https://news.example";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface TestHouse extends OpenNewsroom {
  readonly house: RunningHouse;
  readonly url: string;
  /** Addresses dropped from the cache since the last look. */
  dropped(): readonly string[];
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
  /** Waits until the search index has followed the archive to its end. */
  indexed(): Promise<void>;
  stop(): Promise<void>;
}

interface HouseAsk {
  /** A folder that is kept full of ready pages. */
  readonly bake?: string | null;
  readonly clock?: TestClock;
  readonly paper?: "empty" | "english" | "demo";
  /** The house's own address as its origin, as a desk needs it whose pages are opened in a browser. */
  readonly local?: boolean;
  /** Where letters to readers go, instead of out into the world. */
  readonly mailer?: Mailer;
}

export const demoFolder = new URL("../../assets/demo", import.meta.url).pathname;

/** A whole house behind a real HTTP server on a free port. */
export async function openHouse(
  place: Place,
  { clock, paper = "english", local = false, mailer, bake = null }: HouseAsk = {},
): Promise<TestHouse> {
  const newsroom = paper === "english" ? await openEnglishNewsroom(place, clock) : await openNewsroom(place, clock);
  if (paper === "demo") await openDemoPaper(newsroom.press, demoFolder);
  let drops: string[] = [];
  const log = pino({ level: process.env.DATELINE_TEST_LOG ?? "silent" });
  const port = local ? await freePort("127.0.0.1") : 0;
  const house = await startHouse({
    press: newsroom.press,
    data: place.data,
    reindex: reindexBeside({ place, log, execArgv: ["--import", "tsx"] }),
    at: { host: "127.0.0.1", port },
    origin: local ? `http://localhost:${port}` : origin,
    behindProxy: true,
    privateHooks: local,
    mailer: mailer ?? null,
    bake,
    log,
    onDrop: (addresses) => void drops.push(...addresses),
  });
  let running = true;
  const stop = async (): Promise<void> => {
    if (running) await house.stop();
    running = false;
    await newsroom.close();
  };
  afterwards(stop);
  const url = `http://127.0.0.1:${house.listening.port}`;
  return {
    ...newsroom,
    house,
    url,
    dropped() {
      const taken = drops.toSorted();
      drops = [];
      return taken;
    },
    get: (path, headers, method) =>
      ask(house.listening.port, { path, method: method ?? "GET", headers: headers ?? {} }),
    indexed: () => untilIndexed(newsroom, house),
    stop,
  };
}

/** The index follows the archive by itself; there is no event to wait for but its cursor. */
async function untilIndexed({ press }: OpenNewsroom, { index }: RunningHouse): Promise<void> {
  const { lastChange } = await import("../../src/archive/questions/changes-after.js");
  while (index.cursor() < (await lastChange(press.database.publicReader)))
    await new Promise((resolve) => setImmediate(resolve));
}

interface Request {
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
}

/** Sends a path exactly as it is written, which `fetch` would tidy up. Each caller is a reader of its own. */
export function ask(port: number, { path, method, headers }: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const from = { "X-Forwarded-For": `198.51.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}` };
    const request = httpRequest(
      { host: "127.0.0.1", port, path, method, headers: { ...from, ...headers }, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(parts);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes,
            text: decoded(bytes, response.headers["content-encoding"]),
          });
        });
      },
    );
    request.on("error", reject);
    request.end();
  });
}

function decoded(bytes: Buffer, encoding: string | undefined): string {
  if (bytes.length === 0) return "";
  if (encoding === "br") return brotliDecompressSync(bytes).toString();
  return (encoding === "gzip" ? gunzipSync(bytes) : bytes).toString();
}
