import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Place } from "../../src/cli/house.js";

const program = fileURLToPath(new URL("../../src/main/dateline.ts", import.meta.url));

export interface Ended {
  /** Null when a signal ended it. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

const placed = ({ data, database }: Place): readonly string[] => [
  "--data",
  data,
  ...(database === null ? [] : ["--database", database]),
];

const built = fileURLToPath(new URL("../../dist/main/dateline.js", import.meta.url));

/** Starts the built command line, as `npm run build` made it: for houses of many processes, which start sooner so. */
export function startBuilt(place: Place, args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", built, ...args, ...placed(place)], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
}

const installed = fileURLToPath(new URL("../../bin/dateline", import.meta.url));

/** Starts the command as people have it, which starts what was built. */
export function startInstalled(place: Place, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [installed, ...args, ...placed(place)], { stdio: ["pipe", "pipe", "pipe"] });
}

/** Starts the real command line in a process of its own. */
export function startDateline(place: Place, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", program, ...args, ...placed(place)], {
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** Runs the real command line to its end. */
export function dateline(place: Place, args: readonly string[], input?: string | Uint8Array): Promise<Ended> {
  const child = startDateline(place, args);
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input ?? "");
  return ended(child);
}

export function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ["", ""];
  child.stdout?.on("data", (part) => {
    out += String(part);
  });
  child.stderr?.on("data", (part) => {
    err += String(part);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, out, err }));
  });
}
