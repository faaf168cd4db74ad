import "../src/main/production-mode.js";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliDecompressSync } from "node:zlib";
import { sql } from "kysely";
import type { Place } from "../src/cli/house.js";
import { openDatabase } from "../src/database/open-database.js";
import { fillComments } from "./comments/fill.js";
import { newWriter } from "./comments/writer.js";
import { type Deskhand, openDeskhand } from "./deskhand.js";
import { postgresPlaces, sqlitePlaces } from "./flat/places.js";
import { fetched } from "./load.js";
import { runDateline, startServer } from "./server.js";
import { say, teller, timed } from "./told.js";
import { writeWireFile } from "./wire-file.js";

const help = `Measures a long thread in a large archive of comments: read, written, moderated, and in a storm.

  npm run bench -- comments [--comments 1000000] [--postgres] [--data DIR]

With --data the archive is made below that folder where it is not there yet, and kept for the next time.
`;
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    comments: { type: "string", default: "1000000" },
    data: { type: "string" },
    postgres: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const stories = 2000;
const longest = 1;
const inLongest = 20_000;
const turns = 60;
const coldTurns = 25;
const stormSeconds = 10;
const stormPerSecond = 1000;
/** Stories whose pages are asked for once each, calm and in the storm: a page is new only once. */
const freshPages = 800;

const tell = teller({ wide: 58, ofHundred: 99 });

async function addressOf(url: string, code: number): Promise<string> {
  return decodeURI(String((await fetched(`${url}/${code}`)).headers.location));
}

async function page(address: string): Promise<string> {
  const { body, headers, status } = await fetched(encodeURI(address));
  if (status !== 200) throw new Error(`${address} answered ${status}.`);
  return headers["content-encoding"] === "br" ? brotliDecompressSync(body).toString() : body.toString();
}

const orders = ["newest", "oldest", "respected"] as const;

/**
 * The first page of a thread in each order: made anew, for someone has written since it was made; and as it is kept.
 * The very first after a start stands apart, for it is but one.
 */
async function measureReading(url: string): Promise<void> {
  const [long, some] = [longest, longest + 1].map(async (code) => `${await addressOf(url, code)}/comments`);
  const thread = (await long) ?? "";
  const first = await timed(1, () => page(`${url}${thread}`));
  say(`The long thread's first page, the first after a start: ${first[0]?.toFixed(1)} ms, once`);
  for (const [name, path] of [
    [inLongest.toLocaleString("en"), thread],
    ["some 500", (await some) ?? ""],
  ] as const) {
    const times = await madeAnew(url, path);
    for (const order of orders) tell(`First page of ${name}, made anew, ${order} first`, times[order]);
  }
  await page(`${url}${thread}`);
  tell("First page of the long thread, kept", await timed(turns, () => page(`${url}${thread}`)));
  const { body } = await fetched(encodeURI(`${url}${thread}`));
  say(`  its bytes of brotli: ${body.length.toLocaleString("en")}`);
}

async function madeAnew(url: string, thread: string): Promise<Record<(typeof orders)[number], number[]>> {
  const times: Record<(typeof orders)[number], number[]> = { newest: [], oldest: [], respected: [] };
  for (let turn = 0; turn < coldTurns; turn += 1) {
    const writer = newWriter(url, thread);
    await writer.open();
    const words = `Words before reading ${turn} at ${Date.now()}`;
    const status = await writer.send(words);
    if (status !== 303) throw new Error(`A comment was answered ${status}.`);
    for (const order of orders) {
      const began = performance.now();
      const text = await page(`${url}${thread}?sort=${order}`);
      times[order].push(performance.now() - began);
      if (order === "newest" && !text.includes(words)) throw new Error("The page was not made anew.");
    }
  }
  return times;
}

async function measureWriting(url: string): Promise<void> {
  const thread = `${await addressOf(url, longest)}/comments`;
  const writers = Array.from({ length: turns }, () => newWriter(url, thread));
  const [visible, acknowledged]: [number[], number[]] = [[], []];
  for (const [turn, writer] of writers.entries()) {
    await writer.open();
    const words = `Words of turn ${turn} at ${Date.now()}`;
    const began = performance.now();
    const status = await writer.send(words);
    acknowledged.push(performance.now() - began);
    if (status !== 303) throw new Error(`A comment was answered ${status}.`);
    if (!(await page(`${url}${thread}`)).includes(words)) throw new Error("The comment is not on the page.");
    visible.push(performance.now() - began);
  }
  tell("Posted and acknowledged: judged, on the disk", acknowledged);
  tell("Posted until it stands on the long thread's first page", visible);
}

async function measureModerating(hand: Deskhand): Promise<void> {
  interface Listed {
    readonly comments: readonly { readonly id: number; readonly version: number }[];
    readonly next: string | null;
  }
  const list = (query: string): Promise<Listed> => hand.get(`/api/v1/desk/comments?${query}`);
  for (const queue of ["waiting", "reported", "unmoderated", "approved", "refused"])
    tell(`Queue opened: ${queue}`, await timed(turns, () => list(`queue=${queue}`)));
  tell("Queue opened: waiting, of one edition", await timed(turns, () => list("queue=waiting&edition=en")));
  const { comments, next } = await list("queue=waiting");
  tell("Queue's second page", await timed(turns, () => list(`queue=waiting&after=${next}`)));
  tell(
    "A comment opened with thread, writer and log",
    await timed(turns, (turn) => hand.get(`/api/v1/desk/comments/${comments[turn % comments.length]?.id}`)),
  );
  const waiting = [...comments, ...(await list(`queue=waiting&after=${next}`)).comments].slice(0, turns);
  tell(
    "A decision, on the disk and shown to readers",
    await timed(waiting.length, async (turn) => {
      const { id, version } = waiting[turn] ?? { id: 0, version: 0 };
      await hand.post("/api/v1/desk/comment-decisions", {
        ...{ act: "approve", reason: null, note: null },
        comments: [{ id, version }],
      });
    }),
  );
}

/** Other pages of the paper, kept and new ones in turn, as readers ask for them while nothing or a storm goes on. */
async function pagesMeanwhile(
  url: string,
  from: number,
  until: () => boolean,
): Promise<Record<"kept" | "new", number[]>> {
  const times: Record<"kept" | "new", number[]> = { kept: [], new: [] };
  const kept = `${url}/en/`;
  await page(kept);
  for (let code = from; !until(); code += 1) {
    times.kept.push(...(await timed(4, () => page(kept))));
    if (code >= from + freshPages) continue;
    const fresh = await addressOf(url, code);
    times.new.push(...(await timed(1, () => page(`${url}${fresh}/comments`))));
  }
  return times;
}

async function measureStorm(url: string): Promise<void> {
  const thread = `${await addressOf(url, longest)}/comments`;
  const args = [url, thread, String(stormSeconds), String(stormPerSecond)];
  // In a process of its own, so that what is measured is not the one who sends.
  const sender = spawn(
    process.execPath,
    ["--import", "tsx", fileURLToPath(new URL("comments/storm.ts", import.meta.url)), ...args],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const lines = createInterface(sender.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  await next();
  const ends = performance.now() + stormSeconds * 1000;
  const calm = await pagesMeanwhile(url, 100, () => performance.now() > ends);
  sender.stdin.write("go\n");
  let over = false;
  const told = next().then((line) => {
    over = true;
    return line;
  });
  const during = await pagesMeanwhile(url, 1000, () => over);
  say(`Storm at one story: ${await told}`);
  for (const kind of ["kept", "new"] as const) {
    tell(`A ${kind} page of another story, calm`, calm[kind]);
    tell(`A ${kind} page of another story, in the storm`, during[kind]);
  }
}

async function fill(place: Place): Promise<void> {
  const wire = join(place.data, "wire.ninjs.jsonl");
  await mkdir(place.data, { recursive: true });
  await writeWireFile(wire, stories + 1);
  await runDateline(place, ["import", wire]);
  const database = await openDatabase({ folder: place.data, url: place.database });
  const began = performance.now();
  const comments = Number(values.comments);
  await fillComments(database, { longest, inLongest, comments, stories }, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done.toLocaleString("en")} comments`);
  });
  // What a PostgreSQL that has been running for a while has done by itself.
  if (place.database !== null) await database.transact(({ rows }) => sql`analyze`.execute(rows));
  await database.close();
  say(
    `${comments.toLocaleString("en")} comments in ${((performance.now() - began) / 1000).toFixed(0)} s, ${inLongest.toLocaleString("en")} of them in one thread.\n`,
  );
}

async function isFilled({ data, database: url }: Place): Promise<boolean> {
  await mkdir(data, { recursive: true });
  const database = await openDatabase({ folder: data, url });
  const found = await database.reader.selectFrom("comment").select("id").limit(1).executeTakeFirst();
  await database.close();
  return found !== undefined;
}

async function measureAll(place: Place): Promise<void> {
  if (!(await isFilled(place))) await fill(place);
  const server = await startServer(place, ["--behind-proxy"]);
  try {
    await measureReading(server.url);
    await measureWriting(server.url);
    await measureModerating(await openDeskhand(server));
    await measureStorm(server.url);
  } finally {
    await server.stop();
  }
}

const root = values.data ?? (await mkdtemp(join(tmpdir(), "dateline-bench-comments-")));
const engine = values.postgres ? "PostgreSQL" : `SQLite ${process.versions.sqlite}`;
say(
  `Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}, ${engine}; load and server share it.`,
);
const places = values.postgres ? await postgresPlaces(root) : sqlitePlaces(root);
try {
  await measureAll(await places.of(stories));
} finally {
  await places.close();
}
if (values.data === undefined)
  for (const folder of [root, `${root}-postgres`]) await rm(folder, { recursive: true, force: true });
process.exit(0);
