import "../src/main/production-mode.js";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openPress } from "../src/main/open-press.js";
import { prepareDesk } from "./flat/prepare-desk.js";
import { askAll, fetched, isThere } from "./load.js";
import { publisher } from "./publisher.js";
import { shareOfCore } from "./share-of-core.js";
import { writeWireFile } from "./wire-file.js";

// Rounds are short and in turn: whatever else the machine does then falls on all alike. Beside the rate each line tells
// the processor time a request cost, which another program's load changes little.
const stories = 3000;
const rounds = Number(process.env.ROUNDS ?? 9);
const seconds = 2;
const publications = 10;

const program = fileURLToPath(new URL("../dist/main/dateline.js", import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? Number.NaN;
const round = (n: number): string => Math.round(n).toLocaleString("en");

interface Server {
  readonly name: string;
  readonly url: string;
  readonly child: ChildProcess;
}

/** The process and its children, where the system tells them. */
async function familyOf({ pid = 0 }: ChildProcess): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return [pid, ...children.split(" ").filter(Boolean).map(Number)];
}

/** Processor time of a process and its children so far, in microseconds (proc(5): in hundredths of a second). */
async function spent(child: ChildProcess): Promise<number> {
  let ticks = 0;
  for (const pid of await familyOf(child)) {
    const fields = (await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")).split(") ").at(-1)?.split(" ") ?? [];
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks * 10_000;
}

function started(name: string, args: readonly string[], pattern: RegExp): Promise<Server> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    let out = "";
    child.stdout?.on("data", (part) => {
      out += String(part);
      const port = pattern.exec(out)?.[1];
      if (port !== undefined) resolve({ name, url: `http://127.0.0.1:${port}`, child });
    });
    child.on("exit", () => reject(new Error(`ended: ${args.join(" ")}`)));
  });
}

const startHouse = (name: string, data: string, more: readonly string[] = []): Promise<Server> =>
  started(name, [program, "start", "--data", data, "--port", "0", ...more], /localhost:(\d+)\/\n/);

const ended = ({ child }: Server): Promise<unknown> => {
  const over = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  return over;
};

interface Measured {
  readonly rate: number;
  readonly requests: number;
  /** Milliseconds within which 99 of 100 were answered. */
  readonly p99: number;
}

const inMilliseconds: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 };

async function wrk(url: string, lasting: number): Promise<Measured> {
  const args = ["-t1", "-c32", `-d${lasting}s`, "--latency", "-H", "Accept-Encoding: br", url];
  const { stdout } = await promisify(execFile)("wrk", args);
  const [, amount, unit = "ms"] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    requests: Number(/(\d+) requests in/.exec(stdout)?.[1]),
    p99: Number(amount) * (inMilliseconds[unit] ?? 1),
  };
}

/** Measures addresses in turn, round after round. */
async function inTurn(places: readonly { readonly server: Server; readonly path: string }[]) {
  const found = places.map(() => ({ rates: [] as number[], costs: [] as number[] }));
  for (let turn = -1; turn < rounds; turn += 1)
    for (const [at, { server, path }] of places.entries()) {
      const before = await spent(server.child);
      const { rate, requests } = await wrk(server.url + path, seconds);
      // The first round only warms.
      if (turn < 0) continue;
      found[at]?.rates.push(rate);
      found[at]?.costs.push(((await spent(server.child)) - before) / requests);
    }
  for (const [at, { server }] of places.entries())
    say(
      `  ${server.name.padEnd(26)} ${round(median(found[at]?.rates ?? []))} pages/s, ${median(found[at]?.costs ?? []).toFixed(1)} µs of processor each`,
    );
  return found.map(({ rates, costs }) => ({ rate: median(rates), cost: median(costs) }));
}

async function storyPath({ url }: Server): Promise<string> {
  return String((await fetched(`${url}/1500`)).headers.location);
}

/** A heap as after a long day: every story's page was made and is kept. */
async function readEverything({ url }: Server): Promise<void> {
  const paths: string[] = [];
  for (let code = 1; code <= stories; code += 1)
    paths.push(url + String((await fetched(`${url}/${code}`)).headers.location));
  await askAll(() => paths);
}

async function compareCached(folder: string, data: string): Promise<void> {
  const house = await startHouse("Dateline, fresh", data);
  const path = await storyPath(house);
  const { body, headers } = await fetched(house.url + path);
  const own = Object.entries(headers).filter(([name]) => !["date", "connection", "keep-alive"].includes(name));
  await writeFile(join(folder, "page.br"), body);
  const script = fileURLToPath(new URL("bare-server.ts", import.meta.url));
  const bareArgs = ["--import", "tsx", script, join(folder, "page.br")];
  const same = await started("bare, the same headers", [...bareArgs, JSON.stringify(own.flat())], /^(\d+)\n/);
  const few = await started("bare, four headers", bareArgs, /^(\d+)\n/);
  const compare = async (name: string): Promise<void> => {
    say(`Cached story page of ${round(body.length)} bytes, ${name}:`);
    const places = [
      { server: { ...house, name: "Dateline" }, path },
      { server: same, path: "/" },
      { server: few, path: "/" },
    ];
    const [ours, most, least] = await inTurn(places);
    if (ours === undefined || most === undefined || least === undefined) return;
    say(
      `  of a bare server with the same headers ${(ours.rate / most.rate).toFixed(2)} (by processor time ${(most.cost / ours.cost).toFixed(2)})`,
    );
    say(
      `  of a bare server with four headers     ${(ours.rate / least.rate).toFixed(2)} (by processor time ${(least.cost / ours.cost).toFixed(2)})`,
    );
  };
  await compare("soon after the start");
  await readEverything(house);
  await compare(`after ${round(stories)} pages were made and kept`);
  for (const server of [house, same, few]) await ended(server);
}

async function compareWorkers(data: string): Promise<void> {
  const copy = `${data}-copy`;
  await cp(data, copy, { recursive: true });
  const houses = [await startHouse("--workers 1", data), await startHouse("--workers 2", copy, ["--workers", "2"])];
  const places = await Promise.all(houses.map(async (server) => ({ server, path: await storyPath(server) })));
  const [one, two] = await inTurn(places);
  say(
    `  two are ${((two?.rate ?? 0) / (one?.rate ?? 1)).toFixed(2)} times one, the load beside them on the same cores; by processor time, two with a core each are ${((2 * (one?.cost ?? 0)) / (two?.cost ?? 1)).toFixed(2)} times one`,
  );
  await compareShares(places);
  for (const house of houses) await ended(house);
  await rm(copy, { recursive: true, force: true });
}

/** Of a core each process has, so that the load has one and a half for itself on a machine of two. */
const share = 0.25;

/** As on a machine with cores to spare: each process has as much of a core as any other, and the load none of it. */
async function compareShares(places: readonly { readonly server: Server; readonly path: string }[]): Promise<void> {
  const pids = (await Promise.all(places.map(({ server }) => familyOf(server.child)))).flat();
  const undo = await shareOfCore(pids, share);
  if (undo === null) return say("  shares of a core cannot be given here: that takes Linux, and root\n");
  say(`Each process with ${share} of a core of its own, the load with the rest:`);
  const [one, two] = await inTurn(places);
  say(`  two are ${((two?.rate ?? 0) / (one?.rate ?? 1)).toFixed(2)} times one\n`);
  for (const { server } of places) server.child.once("exit", () => void undo());
}

/** Publishes ten times a second through the desk's doors until told to stop; how many were acknowledged. */
function storm({ url }: Server, token: string): { stop(): Promise<number> } {
  let going = true;
  const publish = publisher(url, token);
  const run = async (): Promise<number> => {
    let done = 0;
    for (let due = performance.now(); going; due += 1000 / publications) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await publish({ headline: `In the storm ${done}`, section: "section-1" });
      done += 1;
    }
    return done;
  };
  const running = run();
  return {
    stop() {
      going = false;
      return running;
    },
  };
}

async function measureStorm(data: string): Promise<void> {
  const { press, close } = await openPress({ data, database: null });
  const token = await prepareDesk(press);
  await close();
  for (const workers of ["1", "2"]) {
    const house = await startHouse("", data, ["--workers", workers]);
    const path = await storyPath(house);
    await wrk(house.url + path, seconds);
    const [calm, stormy, done] = [[] as number[], [] as number[], [] as number[]];
    for (let turn = 0; turn < rounds; turn += 1) {
      calm.push((await wrk(house.url + path, seconds)).p99);
      const blowing = storm(house, token);
      stormy.push((await wrk(house.url + path, seconds)).p99);
      done.push((await blowing.stop()) / seconds);
    }
    say(
      `  --workers ${workers}: 99 of 100 within ${median(calm).toFixed(2)} ms; with ${median(done).toFixed(1)} publications/s within ${median(stormy).toFixed(2)} ms: ${(median(stormy) / median(calm)).toFixed(1)} times`,
    );
    await ended(house);
  }
}

if (!isThere("wrk")) throw new Error("This bench needs wrk: apt-get install wrk.");
const folder = await mkdtemp(join(tmpdir(), "dateline-bench-"));
const data = join(folder, "data");
say(
  `Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}; load and server share it.\n`,
);
await writeWireFile(join(folder, "wire.ninjs.jsonl"), stories);
await promisify(execFile)(process.execPath, [program, "import", join(folder, "wire.ninjs.jsonl"), "--data", data], {
  maxBuffer: 1e9,
});
const asked = process.argv.slice(3);
const wanted = (name: string): boolean => asked.length === 0 || asked.includes(name);
if (wanted("cached")) await compareCached(folder, data);
if (wanted("workers")) {
  say("Several processes, cached story page:");
  await compareWorkers(data);
}
if (wanted("storm")) {
  say(`A storm of publications while one page is read (${rounds} rounds of ${seconds} s, medians):`);
  await measureStorm(data);
}
await rm(folder, { recursive: true, force: true });
process.exit(0);
