import { type ChildProcess, execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Place } from "../src/cli/house.js";
import { freePort } from "../src/main/http-server.js";

const program = fileURLToPath(new URL("../dist/main/dateline.js", import.meta.url));

/** A Dateline of its own process, as it is run. */
export interface BenchServer {
  readonly url: string;
  readonly place: Place;
  readonly process: ChildProcess;
  /** Milliseconds from its start until it listened. */
  readonly startUp: number;
  stop(): Promise<void>;
}

/** Where a command of the program finds what it works on. */
const placeArguments = ({ data, database }: Place): readonly string[] => [
  ...["--data", data],
  ...(database === null ? [] : ["--database", database]),
];

/** Starts the built program at a place and waits until it listens. */
export async function startServer(place: Place, more: readonly string[] = []): Promise<BenchServer> {
  const port = await freePort("127.0.0.1");
  const began = performance.now();
  const child = spawn(process.execPath, [program, "start", ...placeArguments(place), "--port", String(port), ...more], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await new Promise<void>((resolve, reject) => {
    let out = "";
    child.stdout?.on("data", (part) => {
      out += String(part);
      if (out.includes("Ctrl-C stops.")) resolve();
    });
    child.once("exit", (status) => reject(new Error(`The server ended with ${status}.`)));
  });
  const startUp = performance.now() - began;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    ...{ url: `http://localhost:${port}`, place, process: child, startUp },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Runs a command of the program at a place; answers what it printed. */
export async function runDateline(place: Place, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, ...placeArguments(place)]);
  return stdout;
}
