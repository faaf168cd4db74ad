import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openNewsroom } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

const program = fileURLToPath(new URL("../../bench/archive.ts", import.meta.url));

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

async function run(args: readonly string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = start(args);
  let [out, err] = ["", ""];
  child.stdout?.on("data", (part) => {
    out += String(part);
  });
  child.stderr?.on("data", (part) => {
    err += String(part);
  });
  const [status] = await once(child, "close");
  return { status: status as number | null, out, err };
}

interface Held {
  readonly code: number;
  readonly hash: string;
  readonly edition: string;
  readonly published_at: number;
  readonly headline: string;
}

/** Each story of a newsroom with the hash of its words. */
async function heldIn(data: string): Promise<readonly Held[]> {
  const newsroom = await openNewsroom({ data, database: null });
  const { reader } = newsroom.press.database;
  const hashes = await reader
    .selectFrom("ledger")
    .select(["subject", "body_hash"])
    .where("noun", "=", "story")
    .execute();
  const byCode = new Map(hashes.map((row) => [Number(row.subject), row.body_hash]));
  expect(byCode.size).toBe(hashes.length);
  const stories = await reader
    .selectFrom("archive_story")
    .select(["code", "edition", "published_at", "headline"])
    .orderBy("code")
    .execute();
  await newsroom.close();
  return stories.map((story) => ({ ...story, hash: byCode.get(story.code) ?? "" }));
}

const folder = async (): Promise<string> => (await newPlace("sqlite")).data;

test("ended in the middle and called again it goes on, to the same archive as in one go; another seed makes another", async () => {
  const [whole, halves, other] = [await folder(), await folder(), await folder()];
  const making = ["--stories", "1200", "--seed", "7"];
  expect(await run([...making, "--data", whole])).toMatchObject({ status: 0, err: "" });
  const child = start([...making, "--data", halves]);
  await firstBatch(halves);
  child.kill("SIGKILL");
  await once(child, "close");
  const begun = (await heldIn(halves)).length;
  expect(begun).toBeGreaterThan(0);
  const again = await run([...making, "--data", halves]);
  expect(again).toMatchObject({ status: 0, err: "" });
  const held = await heldIn(whole);
  expect(held.length).toBe(1200);
  expect(await heldIn(halves)).toEqual(held);
  await run(["--stories", "300", "--seed", "8", "--data", other]);
  const hashes = new Set(held.map(({ hash }) => hash));
  expect((await heldIn(other)).filter(({ hash }) => hashes.has(hash))).toEqual([]);
});

/** The file appears with its tables, and a batch in it when it is committed; nothing tells of that but the file. */
async function firstBatch(data: string): Promise<void> {
  await expect.poll(async () => (await heldIn(data)).length, { timeout: 60_000, interval: 50 }).toBeGreaterThan(0);
}

test("four editions, thirty years, and stories that come again", async () => {
  const data = await folder();
  await run(["--stories", "1500", "--data", data]);
  const held = await heldIn(data);
  expect(new Set(held.map(({ edition }) => edition))).toEqual(new Set(["en", "fa", "ar", "tr"]));
  const years = new Set(held.map(({ published_at }) => new Date(published_at).getUTCFullYear()));
  expect([Math.min(...years), Math.max(...years), years.size]).toEqual([1995, 2024, 30]);
  const updates = held.filter(({ headline }) => headline.startsWith("UPDATE "));
  expect(updates.length).toBeGreaterThan(0);
  for (const { headline } of updates)
    expect(held.some((one) => one.headline === headline.replace(/^UPDATE \d: /, ""))).toBe(true);
});

test("a folder that holds another series is left as it is, and told apart", async () => {
  const data = await folder();
  await run(["--stories", "300", "--seed", "1", "--data", data]);
  const before = await heldIn(data);
  const { status, err } = await run(["--stories", "600", "--seed", "2", "--data", data]);
  expect(status).toBe(1);
  expect(err).toMatch(/holds other stories.*Choose an empty folder/);
  expect(await heldIn(data)).toEqual(before);
});

test("stories of a file are put together anew", async () => {
  const data = await folder();
  const source = join(data, "wire.ninjs.jsonl.gz");
  const lines = ["Ships", "Grain", "Votes"].map((word, at) => ({
    uri: `urn:test:${at}`,
    language: "en",
    firstCreated: "1987-02-26T15:01:01Z",
    headlines: [{ role: "main", value: `${word} again` }],
    bodies: [{ role: "main", contentType: "text/html", value: `<p>One on ${word}.</p><p>Two on ${word}.</p>` }],
  }));
  await writeFile(source, gzipSync(lines.map((line) => JSON.stringify(line)).join("\n")));
  expect(await run(["--stories", "50", "--from", source, "--data", data])).toMatchObject({ status: 0 });
  const held = await heldIn(data);
  expect(held.length).toBe(50);
  expect(new Set(held.map(({ headline }) => headline))).toEqual(new Set(["Ships again", "Grain again", "Votes again"]));
});
