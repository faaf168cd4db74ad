import "../src/main/production-mode.js";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliDecompressSync } from "node:zlib";
import { openDatabase } from "../src/database/open-database.js";
import { fillComments } from "./comments/fill.js";
import { newWriter } from "./comments/writer.js";
import { type Deskhand, openDeskhand } from "./deskhand.js";
import { fetched } from "./load.js";
import { runDateline, startServer } from "./server.js";
import { writeWireFile } from "./wire-file.js";

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { comments: { type: "string", default: "1000000" }, data: { type: "string" } },
});
const stories = 2000;
const longest = 1;
const inLongest = 20_000;
const turns = 60;
const stormSeconds = 10;
const stormPerSecond = 1000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const at = (all: readonly number[], share: number): number =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;
const tell = (what: string, times: readonly number[], note = ""): void =>
  say(
    `${what.padEnd(58)} median ${at(times, 0.5).toFixed(1)} ms, 99 of 100 within ${at(times, 0.99).toFixed(1)} ms (${times.length})${note}`,
  );

async function timed(times: number, work: (turn: number) => Promise<unknown>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const began = performance.now();
    await work(turn);
    all.push(performance.now() - began);
  }
  return all;
}

async function addressOf(url: string, code: number): Promise<string> {
  return decodeURI(String((await fetched(`${url}/${code}`)).headers.location));
}

async function page(address: string): Promise<string> {
  const { body, headers, status } = await fetched(encodeURI(address));
  if (status !== 200) throw new Error(`${address} answered ${status}.`);
  return headers["content-encoding"] === "br" ? brotliDecompressSync(body).toString() : body.toString();
}

/** The first page of the long thread, made anew each time because someone has written; and from the cache. */
async function measureReading(url: string): Promise<void> {
  const thread = `${await addressOf(url, longest)}/comments`;
  const short = `${await addressOf(url, longest + 1)}/comments`;
  const once = async (path: string): Promise<readonly number[]> =>
    timed(turns, async (turn) => {
      // Each order of a thread is a page of its own; a page not yet kept is made.
      const order = ["newest", "oldest", "respected"][turn % 3];
      await page(`${url}${path}?sort=${order}`);
    });
  const [long, few] = [await once(thread), await once(short)];
  say(
    `First page, not kept yet: newest, oldest, most respected    ${inLongest.toLocaleString("en")} comments: ${long
      .slice(0, 3)
      .map((one) => one.toFixed(1))
      .join(", ")} ms; some 500: ${few
      .slice(0, 3)
      .map((one) => one.toFixed(1))
      .join(", ")} ms`,
  );
  tell("First page of the long thread, kept", long.slice(3));
  const { body } = await fetched(encodeURI(`${url}${thread}`));
  say(`  its bytes of brotli: ${body.length.toLocaleString("en")}`);
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

const comments = Number(values.comments);
const data = values.data ?? (await mkdtemp(join(tmpdir(), "dateline-bench-comments-")));
say(
  `Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}, SQLite ${process.versions.sqlite}; load and server share it.`,
);
if (values.data === undefined) {
  const wire = join(data, "wire.ninjs.jsonl");
  await writeWireFile(wire, stories + 1);
  await runDateline({ data }, ["import", wire]);
  const database = await openDatabase({ folder: data, url: null });
  const began = performance.now();
  await fillComments(database, { longest, inLongest, comments, stories }, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done.toLocaleString("en")} comments`);
  });
  await database.close();
  say(
    `${comments.toLocaleString("en")} comments in ${((performance.now() - began) / 1000).toFixed(0)} s, ${inLongest.toLocaleString("en")} of them in one thread.\n`,
  );
}
const server = await startServer(data, ["--behind-proxy"]);
await measureReading(server.url);
await measureWriting(server.url);
await measureModerating(await openDeskhand(server));
await measureStorm(server.url);
await server.stop();
if (values.data === undefined) await rm(data, { recursive: true, force: true });
process.exit(0);
