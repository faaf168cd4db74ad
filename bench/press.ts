import "../src/main/production-mode.js";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { askAll, fetched, isThere, load } from "./load.js";
import { startNginx } from "./nginx.js";
import { measureLatency } from "./publish-latency.js";
import { writeWireFile } from "./wire-file.js";

const stories = 20_000;
const seconds = 8;
const rounds = 3;
const uncached = 3000;

const program = fileURLToPath(new URL("../dist/main/dateline.js", import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const round = (n: number): string => Math.round(n).toLocaleString("en");
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;

/** Starts a process and waits for a line of its output that matches. */
function started(
  args: readonly string[],
  pattern: RegExp,
): Promise<{ readonly child: ChildProcess; readonly match: string }> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    let out = "";
    child.stdout?.on("data", (part) => {
      out += String(part);
      const match = pattern.exec(out)?.[1];
      if (match !== undefined) resolve({ child, match });
    });
    child.on("exit", () => reject(new Error(`ended: ${args.join(" ")}`)));
  });
}

async function importRate(folder: string, data: string): Promise<void> {
  const file = join(folder, "wire.ninjs.jsonl");
  await writeWireFile(file, stories);
  const { stdout } = await promisify(execFile)(process.execPath, [program, "import", file, "--data", data, "--json"], {
    maxBuffer: 1e9,
  });
  const report = JSON.parse(stdout) as { taken: number; seconds: number };
  say(
    `Import               ${round(report.taken / report.seconds)} stories/s (${round(report.taken)} in ${report.seconds.toFixed(1)} s, each durable)`,
  );
}

async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Waits until the index has followed to the end: the same story twice gives the same page. */
async function indexed(url: string): Promise<void> {
  for (let known = -1; ; ) {
    const { body } = await fetched(`${url}/api/v1/editions/en/search?q=wheat`);
    const { total } = JSON.parse(body.toString()) as { total: number };
    if (total > 0 && total === known) return;
    known = total;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function compareCached(folder: string, url: string): Promise<void> {
  const page = `${url}${String((await fetched(`${url}/10000`)).headers.location)}`;
  const { body, headers } = await fetched(page);
  const own = Object.entries(headers).filter(([name]) => !["date", "connection", "keep-alive"].includes(name));
  await writeFile(join(folder, "page.br"), body);
  const bare = await started(
    [
      "--import",
      "tsx",
      fileURLToPath(new URL("bare-server.ts", import.meta.url)),
      join(folder, "page.br"),
      JSON.stringify(own.flat()),
    ],
    /^(\d+)\n/,
  );
  const nginxPort = 40_000 + Math.floor(Math.random() * 20_000);
  const nginx = isThere("nginx")
    ? await startNginx(folder, { body, headers: own.map(([name, value]) => [name, String(value)]) }, nginxPort)
    : null;
  const rates: Record<string, number[]> = { Dateline: [], "bare node:http": [], nginx: [] };
  let client = "";
  // Both are warm before they are measured: a compiler at work is no part of either.
  for (const warm of [page, `http://127.0.0.1:${bare.match}/`]) await load(warm, seconds);
  for (let turn = 0; turn < rounds; turn += 1) {
    const one = await load(page, seconds);
    client = one.client;
    rates.Dateline?.push(one.perSecond);
    rates["bare node:http"]?.push((await load(`http://127.0.0.1:${bare.match}/`, seconds)).perSecond);
    if (nginx !== null) rates.nginx?.push((await load(`http://127.0.0.1:${nginxPort}/page.html`, seconds)).perSecond);
  }
  bare.child.kill();
  nginx?.kill();
  const rate = median(rates.Dateline ?? []);
  say(
    `Cached story page    ${round(rate)} pages/s of ${round(body.length)} bytes and the same headers (${client}, 32 connections, median of ${rounds} rounds)`,
  );
  for (const name of ["bare node:http", "nginx"]) {
    const other = rates[name] ?? [];
    say(
      `  against ${name.padEnd(14)} ${other.length === 0 ? "not installed" : `${round(median(other))} pages/s: ${(rate / median(other)).toFixed(2)} of it`}`,
    );
  }
}

async function measureUncached(url: string): Promise<void> {
  const api = await fetched(`${url}/api/v1/stories/1`);
  const slug = (JSON.parse(api.body.toString()) as { slug: string }).slug;
  if (slug === "") throw new Error("no slug");
  const addresses: string[] = [];
  for (let code = 15_000; addresses.length < uncached; code -= 3)
    addresses.push(`${url}${String((await fetched(`${url}/${code}`)).headers.location)}`);
  const began = performance.now();
  const done = await askAll(() => addresses);
  const rate = done / ((performance.now() - began) / 1000);
  say(
    `Uncached story page  ${round(rate)} pages/s (${round(done)} different pages, each asked for once, related stories found anew)`,
  );
}

const folder = await mkdtemp(join(tmpdir(), "dateline-bench-"));
const data = join(folder, "data");
say(
  `Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}, SQLite ${process.versions.sqlite}; load and server share it.\n`,
);
await importRate(folder, data);
const server = await started([program, "start", "--data", data, "--port", "0"], /localhost:(\d+)\/\n/);
const url = `http://127.0.0.1:${server.match}`;
await indexed(url);
say(
  `Memory               ${round(await residentMegabytes(server.child))} MB resident once ${round(stories)} stories are indexed`,
);
await measureUncached(url);
await compareCached(folder, url);
say(
  `Memory               ${round(await residentMegabytes(server.child))} MB resident after all that, ${round(uncached)} pages kept`,
);
server.child.kill();
for (const [place, times] of Object.entries(await measureLatency()))
  say(
    `Publish to ${place.padEnd(9)} median ${median(times).toFixed(1)} ms, 95 of 100 within ${(times[Math.floor(times.length * 0.95)] ?? 0).toFixed(1)} ms, slowest ${(times.at(-1) ?? 0).toFixed(1)} ms (${times.length} publications)`,
  );
await rm(folder, { recursive: true, force: true });
process.exit(0);
