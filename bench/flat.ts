import "../src/main/production-mode.js";
import { mkdir } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { parseArgs } from "node:util";
import type { Place } from "../src/cli/house.js";
import { postgresPlaces, sqlitePlaces } from "./flat/places.js";
import { publishOne, updateOne } from "./flat/publications.js";
import { type Question, questions } from "./flat/questions.js";
import { measureProgram } from "./flat/real-program.js";
import { type Running, startRunning } from "./flat/running.js";
import { weigh } from "./flat/weigh.js";
import { makeArchive } from "./make-archive.js";

// Two archives of one newsroom, young and old, side by side: as many stories a day in both, so that a day, a month or a
// front holds as much in either, and only what lies behind it differs.
const help = `Measures the same questions on a small and on a large archive, side by side.

  npm run bench -- flat [--small 10000] [--large 1000000] [--root /tmp/dateline-flat] [--postgres] [--one-section] [--only WORDS]

The archives are made below the root where they are not there yet, and kept for the next time.
With --only, the rows that have the words in their names, and nothing else. With --one-section, archives of one edition
and section; a root of their own, and 300,000 stories, give it ten thousand pages:

  npm run bench -- flat --one-section --large 300000 --root /tmp/dateline-deep --only section
`;
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    small: { type: "string", default: "10000" },
    large: { type: "string", default: "1000000" },
    root: { type: "string", default: "/tmp/dateline-flat" },
    postgres: { type: "boolean", default: false },
    only: { type: "string" },
    "one-section": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}

const sizes = [Number(values.small), Number(values.large)] as const;
/** What a paper of a million stories in thirty years takes in. */
const yearsOfStory = 30 / 1_000_000;
const publications = 40;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const words = (n: number): string => (n < 10 ? n.toFixed(1) : Math.round(n).toLocaleString("en"));
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const wide = 40;
const head = `${"".padEnd(wide)}${sizes.map((n) => `${n.toLocaleString("en")}`.padStart(24)).join("")}${"ratio".padStart(8)}`;
const shown = (all: readonly number[]): string => `${words(quantile(all, 0.5))} / ${words(quantile(all, 0.95))}`;

/** A row of medians and 95th percentiles; the ratio is that of the medians. */
function row(name: string, [small, large]: readonly (readonly number[])[]): void {
  const [a, b] = [(small ?? []).toSorted((x, y) => x - y), (large ?? []).toSorted((x, y) => x - y)];
  const ratio = quantile(b, 0.5) / quantile(a, 0.5);
  say(`${name.padEnd(wide)}${shown(a).padStart(24)}${shown(b).padStart(24)}${ratio.toFixed(2).padStart(8)}`);
}

function plainRow(name: string, cells: readonly string[], ratio = ""): void {
  say(`${name.padEnd(wide)}${cells.map((cell) => cell.padStart(24)).join("")}${ratio.padStart(8)}`);
}

async function made(place: Place, stories: number): Promise<void> {
  await mkdir(place.data, { recursive: true });
  let told = 0;
  const done = await makeArchive({
    ...{ place, stories, years: stories * yearsOfStory, seed: 1, from: null, oneSection: values["one-section"] },
    progress: (at) => {
      if (at - told < stories / 20) return;
      told = at;
      process.stderr.write(`  ${at.toLocaleString("en")} of ${stories.toLocaleString("en")} stories\n`);
    },
  });
  if (done.taken > 0)
    say(
      `Import of ${done.taken.toLocaleString("en")} stories: ${words(done.seconds)} s, ${words(done.taken / done.seconds)} a second, ${words(done.peak / 1024 ** 2)} MB of memory at most.`,
    );
}

/** Each turn on both, one after the other, so that what else the machine does falls on both alike. */
async function onBoth(turns: number, ask: (house: Running, turn: number) => Promise<number>) {
  const times: number[][] = houses.map(() => []);
  for (let turn = -2; turn < turns; turn += 1)
    for (const [at, house] of houses.entries()) {
      const took = await ask(house, turn + 2);
      if (turn >= 0) times[at]?.push(took);
    }
  return times;
}

async function measurePublications(): Promise<void> {
  const all = houses.map(() => [] as Awaited<ReturnType<typeof publishOne>>[]);
  const updates = houses.map(() => [] as Awaited<ReturnType<typeof updateOne>>[]);
  for (let turn = 0; turn < publications; turn += 1)
    for (const [at, house] of houses.entries()) {
      all[at]?.push(await publishOne(house, turn));
      updates[at]?.push(await updateOne(house, turn));
    }
  for (const [name, key] of [
    ["publish: the desk's answer", "answered"],
    ["publish to search", "search"],
    ["publish to page", "page"],
    ["publish to front", "front"],
    ["publish to feed", "feed"],
  ] as const)
    row(
      name,
      all.map((some) => some.slice(2).map((one) => one[key])),
    );
  row(
    "update of an old story: the answer",
    updates.map((some) => some.slice(2).map(({ answered }) => answered)),
  );
  row(
    "update of an old story to page",
    updates.map((some) => some.slice(2).map(({ page }) => page)),
  );
}

async function measureWeights(places: readonly Place[]): Promise<void> {
  const weights = [];
  for (const [at, place] of places.entries()) weights.push(await weigh(place, sizes[at] ?? 0));
  const megabytes = (bytes: number): string => `${words(bytes / 1024 ** 2)} MB`;
  plainRow(
    "text",
    weights.map(({ text }) => megabytes(text)),
  );
  plainRow(
    "database",
    weights.map(({ text, database }) => `${megabytes(database)}, ${(database / text).toFixed(2)} x`),
  );
  plainRow(
    "search index",
    weights.map(({ text, index }) => `${megabytes(index)}, ${(index / text).toFixed(2)} x`),
  );
}

async function measurePrograms(places: readonly Place[]): Promise<void> {
  const programs = [];
  for (const [at, place] of places.entries()) programs.push(await measureProgram(place, sizes[at] ?? 0));
  row(
    "start-up to the first front",
    programs.map(({ startUp }) => startUp),
  );
  row(
    "start-up until all of it is open",
    programs.map(({ wholeAfter }) => wholeAfter),
  );
  const [small = 0, large = 0] = programs.map(({ resident }) => resident / 1024 ** 2);
  plainRow("resident memory, search warm", [`${words(small)} MB`, `${words(large)} MB`], (large / small).toFixed(2));
}

say(
  `Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}, ${values.postgres ? "PostgreSQL" : `SQLite ${process.versions.sqlite}`}; load and server share it.`,
);
const where = values.postgres ? await postgresPlaces(values.root) : sqlitePlaces(values.root);
const houses: Running[] = [];
try {
  await measureAll();
} finally {
  for (const house of houses) await house.stop();
  await where.close();
}

async function measureAll(): Promise<void> {
  const places = [await where.of(sizes[0]), await where.of(sizes[1])];
  for (const [at, place] of places.entries()) await made(place, sizes[at] ?? 0);
  for (const place of places) houses.push(await opened(place));
  const [young, old] = houses.map(({ facts }) => facts);
  say(
    `The deepest page of a section is ${young?.deepSection.page} and ${old?.deepSection.page}, of the busiest topic ${young?.deepTopic.page} and ${old?.deepTopic.page}.`,
  );
  say(`\nMilliseconds, median / 95th percentile. No page or relation is kept before it is asked for.\n${head}`);
  const { only } = values;
  for (const question of questions) if (only === undefined || question.name.includes(only)) await measure(question);
  if (only !== undefined) return;
  await measurePublications();
  for (const house of houses.splice(0)) await house.stop();
  await measurePrograms(places);
  await measureWeights(places);
}

async function opened(place: Place): Promise<Running> {
  const house = await startRunning(place);
  const { entries, seconds } = house.indexed;
  if (entries > 1000) say(`Index of ${entries.toLocaleString("en")} entries: ${words(seconds)} s.`);
  return house;
}

/** A question that fails says so in its row, and fails the run at its end. */
async function measure({ name, turns, ask }: Question): Promise<void> {
  try {
    row(name, await onBoth(turns, ask));
  } catch (error) {
    say(`${name.padEnd(wide)}FAILED: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
