import { type ChildProcess, execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "../src/main/http-server.js";

const program = fileURLToPath(new URL("../dist/main/dateline.js", import.meta.url));

/** A Dateline of its own process, as it is run. */
export interface BenchServer {
  readonly url: string;
  readonly data: string;
  readonly process: ChildProcess;
  /** Milliseconds from its start until it listened. */
  readonly startUp: number;
  stop(): Promise<void>;
}

/** Starts the built program over a data folder and waits until it listens. */
export async function startServer(data: string, more: readonly string[] = []): Promise<BenchServer> {
  const port = await freePort("127.0.0.1");
  const began = performance.now();
  const child = spawn(process.execPath, [program, "start", "--data", data, "--port", String(port), ...more], {
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
    ...{ url: `http://localhost:${port}`, data, process: child, startUp },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Runs a command of the program over the server's data; answers what it printed. */
export async function runDateline({ data }: Pick<BenchServer, "data">, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, "--data", data]);
  return stdout;
}
