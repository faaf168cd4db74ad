import { readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSearchIndex } from "../../src/search/open-search-index.js";
import { rebuildIndex } from "../../src/search/rebuild-index.js";
import { batches, found, opened, relatedTo, temporaryFolder } from "./opened.js";
import { english, story } from "./story.js";

const harbour = story(1, { headline: "Harbour reopens", body: "Ferries sail to the islands again." });
const twin = story(2, { headline: "Ferries sail again", body: "The harbour of the islands reopens." });

/** A folder as a stopped index leaves it: two stories, of which one was there when it was made anew, cursor 42. */
async function keptFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await rebuildIndex({ folder, stories: batches(harbour), seq: 40 });
  const index = await openSearchIndex(folder);
  await index.adoptNext();
  await index.put([twin]);
  await index.advance(42);
  await index.close();
  return folder;
}

async function filesUnder(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
  if (files.length === 0) throw new Error(`no file ends in ${ending}`);
  return files;
}

describe("an index opened again", () => {
  test("still has its stories, their relations and its cursor", async () => {
    const rebuilt: string[] = [];
    const index = await opened(await keptFolder(), { onRebuild: (reason) => rebuilt.push(reason) });
    expect(rebuilt).toEqual([]);
    expect(index.cursor()).toBe(42);
    expect(await found(index, "harbour")).toEqual([1, 2]);
    expect((await index.related(relatedTo(harbour))).map((hit) => hit.code)).toEqual([2]);
  });

  test("has what was put but never advanced, and takes it again", async () => {
    const folder = await keptFolder();
    const stopped = await openSearchIndex(folder);
    await stopped.put([story(3, { headline: "Harbour dredged" })]);
    await stopped.close();
    const index = await opened(folder);
    expect(index.cursor()).toBe(42);
    await index.put([story(3, { headline: "Harbour dredged" })]);
    expect(await found(index, "dredged")).toEqual([3]);
  });

  test("goes on from where its journal is whole, wherever that was cut, and writes on from there", async () => {
    const folder = await keptFolder();
    const journal = join(folder, "journal-1.jsonl");
    const whole = await readFile(journal);
    const [putEnds, followedEnds] = [whole.indexOf("\n") + 1, whole.length];
    for (const cut of [0, 1, putEnds - 1, putEnds, putEnds + 1, followedEnds - 1, followedEnds]) {
      await writeFile(journal, whole.subarray(0, cut));
      const index = await openSearchIndex(folder);
      expect(index.cursor()).toBe(cut === followedEnds ? 42 : 40);
      expect((await found(index, "harbour")).toSorted()).toEqual(cut < putEnds ? [1] : [1, 2]);
      await index.put([story(3, { headline: "Harbour dredged" })]);
      await index.advance(43);
      await index.close();
      const again = await openSearchIndex(folder);
      expect(again.cursor()).toBe(43);
      expect(await found(again, "dredged")).toEqual([3]);
      await again.close();
    }
  });

  test("goes on from before a stretch of its journal that a power cut left empty", async () => {
    const folder = await keptFolder();
    const journal = join(folder, "journal-1.jsonl");
    const whole = await readFile(journal);
    await writeFile(journal, whole.fill(0, 100, 200));
    const index = await opened(folder);
    expect(index.cursor()).toBe(40);
    expect(await found(index, "harbour")).toEqual([1]);
  });

  test("answers and is written though its words were analysed by another program, and says that it is dated", async () => {
    const folder = await keptFolder();
    const { version } = JSON.parse(await readFile(join(folder, "cursor.json"), "utf8")) as { version: string };
    await rewriteCursor(folder, { version: version.replace(/\..*/, ".000000000000") });
    const rebuilt: string[] = [];
    const index = await openSearchIndex(folder, { onRebuild: (reason) => rebuilt.push(reason) });
    expect(index.isDated()).toBe(true);
    expect(await found(index, "harbour")).toEqual([1, 2]);
    await index.put([story(3, { headline: "Harbour dredged" })]);
    await index.advance(43);
    await index.close();
    const again = await opened(folder);
    expect({ dated: again.isDated(), cursor: again.cursor() }).toEqual({ dated: true, cursor: 43 });
    expect(rebuilt).toEqual([]);
    const fresh = await opened(await keptFolder());
    expect(fresh.isDated()).toBe(false);
  });

  test("starts at 0 in a folder that was not there, and says nothing of it", async () => {
    const rebuilt: string[] = [];
    const folder = join(await temporaryFolder(), "a", "b");
    const index = await opened(folder, { onRebuild: (reason) => rebuilt.push(reason) });
    expect(index.cursor()).toBe(0);
    expect(rebuilt).toEqual([]);
  });
});

describe("a folder that cannot be used starts again at 0, once, and says why", () => {
  const damages: readonly [string, (folder: string) => Promise<unknown>][] = [
    ["the cursor is gone", (folder) => rm(join(folder, "cursor.json"))],
    ["the cursor is no JSON", (folder) => writeFile(join(folder, "cursor.json"), "\u0000\u0000")],
    ["the cursor is something else", (folder) => writeFile(join(folder, "cursor.json"), `{"seq":"42"}`)],
    ["another version wrote it", (folder) => rewriteCursor(folder, { version: "0.0" })],
    ["the table is gone", (folder) => rm(join(folder, "settled-1.lance"), { recursive: true })],
    ["the manifests are gone", (folder) => rm(join(folder, "settled-1.lance", "_versions"), { recursive: true })],
    ["the manifests are cut short", (folder) => each(folder, ".manifest", (file) => truncate(file, 10))],
    ["the rows are gone", (folder) => each(join(folder, "settled-1.lance", "data"), ".lance", (file) => rm(file))],
    ["the rows are cut short", (folder) => each(join(folder, "settled-1.lance", "data"), ".lance", halve)],
    ["the word indexes are gone", (folder) => rm(join(folder, "settled-1.lance", "_indices"), { recursive: true })],
  ];

  test.each(damages)("%s", async (_, damage) => {
    const folder = await keptFolder();
    await damage(folder);
    const rebuilt: string[] = [];
    const onRebuild = (reason: string) => rebuilt.push(reason);
    const index = await openSearchIndex(folder, { onRebuild });
    expect(rebuilt).toHaveLength(1);
    expect(index.cursor()).toBe(0);
    expect(await found(index, "harbour")).toEqual([]);
    await index.put([harbour]);
    await index.advance(7);
    await index.close();
    const again = await opened(folder, { onRebuild });
    expect(rebuilt).toHaveLength(1);
    expect(again.cursor()).toBe(7);
    expect(await found(again, "harbour")).toEqual([1]);
  });

  test("what others keep in the folder stays", async () => {
    const folder = await keptFolder();
    await writeFile(join(folder, "note.txt"), "ours");
    await rm(join(folder, "cursor.json"));
    await opened(folder);
    expect(await readFile(join(folder, "note.txt"), "utf8")).toBe("ours");
  });

  test("lost word counts are counted again from the stories", async () => {
    const folder = await keptFolder();
    await rm(join(folder, "terms-1.bin"));
    const index = await opened(folder);
    expect(index.cursor()).toBe(42);
    expect(await index.related(relatedTo(harbour))).toMatchObject([{ code: 2 }]);
  });
});

describe("what is kept of a table's rows", () => {
  test.each<[string, (file: string) => Promise<void>]>([
    ["lost", (file) => rm(file)],
    ["cut short", halve],
    ["untouched", async () => undefined],
  ])("%s, it tells when and where each story was published", async (_, damage) => {
    const folder = await keptFolder();
    await damage(join(folder, "rows-1.bin"));
    const rebuilt: string[] = [];
    const index = await opened(folder, { onRebuild: (reason) => rebuilt.push(reason) });
    const hits = await index.search({ edition: english, language: "en", text: "harbour", limit: 20, offset: 0 });
    expect(hits.codes.toSorted()).toEqual([1, 2]);
    expect(hits.moments.toSorted()).toEqual([harbour.publishedAt, twin.publishedAt]);
    expect([...hits.sections]).toEqual([[harbour.section, 2]]);
    expect(rebuilt).toEqual([]);
  });
});

describe("the words of headlines that were kept", () => {
  test("are suggested when the index is opened again, with those that came since", async () => {
    const folder = await temporaryFolder();
    const stories = Array.from({ length: 60 }, (_, at) => story(at + 1, { headline: "Harbour opened, zoo closed" }));
    await rebuildIndex({ folder, seq: 1, stories: batches(...stories) });
    const index = await opened(folder);
    await index.put(Array.from({ length: 60 }, (_, at) => story(at + 101, { headline: "Harbour, volcano" })));
    const meant = (text: string) => index.meant({ edition: english, language: "en", text });
    expect(await meant("harbuor")).toBe("Harbour");
    expect(await meant("volcanno")).toBe("volcano");
    expect(await meant("harbour")).toBeNull();
    const begun = await index.complete({
      edition: english,
      language: "en",
      text: "volc",
      now: harbour.publishedAt,
      limit: 3,
    });
    expect(begun).toHaveLength(3);
  });
});

async function rewriteCursor(folder: string, change: object): Promise<void> {
  const file = join(folder, "cursor.json");
  const kept: unknown = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...Object(kept), ...change }));
}

async function each(folder: string, ending: string, damage: (file: string) => Promise<void>): Promise<void> {
  for (const file of await filesUnder(folder, ending)) await damage(file);
}

async function halve(file: string): Promise<void> {
  await truncate(file, Math.floor((await stat(file)).size / 2));
}
