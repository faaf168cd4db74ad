import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Place } from "../../src/cli/house.js";
import { fetched } from "../load.js";
import { tongues } from "../made/tongues.js";
import { makeVocabulary } from "../made/vocabulary.js";

const program = fileURLToPath(new URL("../../dist/main/dateline.js", import.meta.url));
const starts = 5;
const searches = 50;
const pages = 200;

export interface Program {
  /** Milliseconds from the call of the command to the first answer, sorted. */
  readonly startUp: readonly number[];
  /** … and to the moment from which all of it is open, the desk and the search too, sorted. */
  readonly wholeAfter: readonly number[];
  /** Resident bytes with search and cache warm. */
  readonly resident: number;
}

/** The program as it is installed: how soon it answers, and what memory it has once it has worked. */
export async function measureProgram(place: Place, stories: number): Promise<Program> {
  const all: Started[] = [];
  for (let turn = 1; turn < starts; turn += 1) {
    const one = await started(place);
    all.push(one);
    await stopped(one.child);
  }
  const last = await started(place);
  const { child, url } = last;
  all.push(last);
  await work(url, stories);
  const resident = await residentBytes(child);
  await stopped(child);
  const sorted = (of: (one: Started) => number): readonly number[] => all.map(of).sort((a, b) => a - b);
  return { startUp: sorted(({ took }) => took), wholeAfter: sorted(({ whole }) => whole), resident };
}

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly took: number;
  readonly whole: number;
}

async function started({ data, database }: Place): Promise<Started> {
  const began = performance.now();
  const place = ["--data", data, ...(database === null ? [] : ["--database", database])];
  const child = spawn(process.execPath, [program, "start", ...place, "--port", "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const port = await new Promise<string>((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (part) => {
      out += String(part);
      const found = /localhost:(\d+)\/\n/.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on("exit", () => reject(new Error(`dateline start ended:\n${out}`)));
  });
  const url = `http://127.0.0.1:${port}`;
  const { status } = await fetched(`${url}/en/`);
  if (status !== 200) throw new Error(`The front answered ${status}.`);
  const took = performance.now() - began;
  while ((await fetched(`${url}/readyz`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 5));
  return { child, url, took, whole: performance.now() - began };
}

async function stopped(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** Searches below the limit of a reader's minute, and story pages from all over the archive. */
async function work(url: string, stories: number): Promise<void> {
  const { words } = makeVocabulary(1, tongues[0] as (typeof tongues)[number], 0);
  for (let turn = 0; turn < searches; turn += 1)
    await fetched(`${url}/api/v1/editions/en/search?q=${words[100 + turn * 7]}%20${words[90 + turn * 3]}`);
  for (let turn = 0; turn < pages; turn += 1) {
    const { headers } = await fetched(`${url}/${1 + Math.floor((turn * (stories - 1)) / pages)}`);
    await fetched(url + String(headers.location));
  }
}

async function residentBytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024;
}
