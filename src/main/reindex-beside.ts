import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { extname } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { Place } from "../cli/house.js";
import type { Reindex } from "../jobs/follow-search.js";
import { fewHeaps } from "./few-heaps.js";
import { sparing } from "./sparing.js";

const program = fileURLToPath(new URL(`./dateline${extname(import.meta.url)}`, import.meta.url));
/** How long the other process may take to end once it is told to, in milliseconds. */
const patience = 5000;
/** Shares of the work that are told. */
const told = 10;

interface Beside {
  readonly place: Place;
  readonly log: Logger;
  /** What Node itself is given, such as a loader of sources. */
  readonly execArgv?: readonly string[];
}

/**
 * Makes the search index anew by `dateline reindex` in a process of the lowest priority: what that costs of memory and time
 * is not this one's, whose readers wait for nothing. Whoever has the index open takes the new one over.
 */
export const reindexBeside =
  ({ place, log, execArgv = process.execArgv }: Beside): Reindex =>
  async (signal) => {
    if (signal.aborted) return;
    const child = start(place, execArgv);
    log.info({ pid: child.pid }, "the search index is being made anew");
    tellProgress(child, log);
    const cut = (): void => void end(child);
    signal.addEventListener("abort", cut);
    try {
      const [complaint, [status]] = await Promise.all([
        child.stderr === null ? "" : text(child.stderr),
        once(child, "exit"),
      ]);
      if (status === 0) log.info("the search index is made anew");
      else if (!signal.aborted)
        throw new Error(`The search index is not made: ${complaint.trim() || `status ${status}`}`);
    } finally {
      signal.removeEventListener("abort", cut);
    }
  };

function start({ data, database }: Place, execArgv: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [...execArgv, ...sparing.execArgv, program, "reindex", "--json"], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    // The address of a database may hold a password, which must not stand on a command line.
    env: {
      ...process.env,
      ...fewHeaps(),
      ...sparing.env,
      DATELINE_DATA: data,
      ...(database !== null && { DATELINE_DATABASE: database }),
    },
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  return child;
}

function tellProgress(child: ChildProcess, log: Logger): void {
  let share = 0;
  child.on("message", (message) => {
    const { done, total } = message as { readonly done: number; readonly total: number };
    const now = Math.floor((told * done) / Math.max(1, total));
    if (now <= share) return;
    share = now;
    log.info({ percent: (100 * now) / told }, "making the search index");
  });
}

/** Tells the process to end; where it does not, ends it. What it made so far is of no use to anyone. */
async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), patience);
  await ended;
  clearTimeout(late);
}
