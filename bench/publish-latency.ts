import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import pino from "pino";
import { lastChange } from "../src/archive/questions/changes-after.js";
import { newest } from "../src/archive/questions/newest.js";
import { startReading } from "../src/archive/reading.js";
import type { EditionId } from "../src/kernel/ids.js";
import { openPress } from "../src/main/open-press.js";
import { reindexBeside } from "../src/main/reindex-beside.js";
import { startHouse } from "../src/main/start-house.js";
import { readLives } from "../src/newsroom/ledger/read-lives.js";
import { updateStory } from "../src/newsroom/update-story.js";
import { openDemoPaper } from "../src/wire/demo/open-demo-paper.js";
import { fetched } from "./load.js";

const turns = 200;

export interface Latencies {
  /** Milliseconds from the call of the verb until the new headline has been read, sorted. */
  readonly story: readonly number[];
  readonly front: readonly number[];
  readonly feed: readonly number[];
}

/** Changes the headlines of the paper's newest stories in turn, and reads each on its page, on the front or in the feed. */
export async function measureLatency(): Promise<Latencies> {
  const data = await mkdtemp(join(tmpdir(), "dateline-bench-"));
  const place = { data, database: null };
  const log = pino({ level: "silent" });
  const { press, close } = await openPress(place);
  await openDemoPaper(press, new URL("../assets/demo", import.meta.url).pathname);
  const house = await startHouse({
    press,
    data,
    at: { host: "127.0.0.1", port: 0 },
    origin: "http://localhost",
    behindProxy: false,
    ...{ log, reindex: reindexBeside({ place, log }) },
  });
  const url = `http://127.0.0.1:${house.listening.port}`;
  const rows = press.database.publicReader;
  const { cards } = await newest(startReading(rows), {
    edition: "en" as EditionId,
    section: null,
    before: null,
    limit: 10,
  });
  const lives = await readLives(
    press.database.reader,
    cards.map(({ code }) => code),
  );
  const times = { story: [] as number[], front: [] as number[], feed: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1)
    for (const place of ["story", "front", "feed"] as const) {
      const card = cards[turn % cards.length];
      const revision = card && lives.get(card.code)?.shown?.revision;
      if (card === undefined || revision == null) throw new Error("The demo paper is not there.");
      const paths = { story: `/en/${card.code}/${card.slug}`, front: "/en/", feed: "/en/feed.xml" };
      const headline = `Headline number ${turn} on the ${place}`;
      const publish = () =>
        updateStory(press, "person:bench", { code: card.code, revision: { ...revision, headline } });
      // A page that readers have open, as those are that are changed.
      await fetched(url + paths[place]);
      times[place].push(await untilSeen(publish, url + paths[place], headline));
      // The next publication is another minute's: the index has followed this one by then.
      const last = await lastChange(rows);
      while (house.index.cursor() < last) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  await house.stop();
  await close();
  await rm(data, { recursive: true, force: true });
  for (const all of Object.values(times)) all.sort((a, b) => a - b);
  return times;
}

async function untilSeen(
  publish: () => Promise<{ readonly ok: boolean }>,
  url: string,
  headline: string,
): Promise<number> {
  const started = performance.now();
  const { ok } = await publish();
  if (!ok) throw new Error("The change was refused.");
  const { body, headers } = await fetched(url);
  const seen = performance.now() - started;
  const text = headers["content-encoding"] === "br" ? brotliDecompressSync(body).toString() : body.toString();
  if (!text.includes(headline)) throw new Error(`${url} does not show the new headline.`);
  return seen;
}
