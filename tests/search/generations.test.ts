import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Instant, StoryCode } from "../../src/kernel/ids.js";
import { openSearchReader } from "../../src/search/open-search-reader.js";
import { rebuildIndex } from "../../src/search/rebuild-index.js";
import type { SearchDocument } from "../../src/search/search-index.js";
import { batches, found, indexOf, opened, relatedTo, settledIndexOf, temporaryFolder } from "./opened.js";
import { codes, english, story } from "./story.js";

const many = (from: number, to: number, told: Partial<SearchDocument> = {}): readonly SearchDocument[] =>
  Array.from({ length: to - from + 1 }, (_, at) => story(from + at, { headline: `Harbour day${from + at}`, ...told }));

const fail = (error: unknown): void => {
  throw error;
};

describe("an index made anew beside the one in use", () => {
  test("may be of a newsroom that has no stories yet", async () => {
    const folder = await temporaryFolder();
    expect(await rebuildIndex({ folder, stories: batches(), seq: 3 })).toBe(0);
    const index = await opened(folder);
    expect(index.cursor()).toBe(3);
    await index.put([story(1, { headline: "Harbour" })]);
    expect(await found(index, "harbour")).toEqual([1]);
  });

  test("is taken over while questions go on, and what came meanwhile is followed again", async () => {
    const folder = await temporaryFolder();
    const index = await opened(folder);
    await index.put([story(1, { headline: "Harbour of old" })]);
    await index.advance(9);
    expect(await index.adoptNext()).toBe(false);
    expect(await rebuildIndex({ folder, stories: batches(...many(1, 250)), seq: 7 })).toBe(250);
    expect(await found(index, "old")).toEqual([1]);
    expect(await index.adoptNext()).toBe(true);
    expect(index.cursor()).toBe(7);
    expect(await found(index, "old")).toEqual([]);
    expect(await found(index, "day250")).toEqual([250]);
    expect(await index.adoptNext()).toBe(false);
  });

  test("is what the next to open the folder finds, and the one before is gone", async () => {
    const folder = await temporaryFolder();
    const first = await opened(folder);
    await first.close();
    await rebuildIndex({ folder, stories: batches(...many(1, 30)), seq: 5 });
    const again = await opened(folder);
    expect(await again.adoptNext()).toBe(true);
    await again.close();
    const third = await opened(folder);
    expect(third.cursor()).toBe(5);
    expect(await found(third, "day30")).toEqual([30]);
    expect((await readdir(folder)).filter((name) => /-1\./.test(name))).toEqual([]);
  });

  test("cut short leaves nothing behind, and the one in use as it was", async () => {
    const folder = await temporaryFolder();
    const index = await opened(folder);
    await index.put([story(1, { headline: "Harbour" })]);
    const cut = new AbortController();
    const told: number[] = [];
    const rebuilt = await rebuildIndex({
      ...{ folder, stories: batches(...many(1, 500)), seq: 5, signal: cut.signal },
      onProgress: (stage, done) => {
        told.push(done);
        if (stage === "stories") cut.abort();
      },
    });
    expect(rebuilt).toBeNull();
    expect(told).toEqual([500]);
    expect(await index.adoptNext()).toBe(false);
    expect((await readdir(folder)).filter((name) => /-2\./.test(name))).toEqual([]);
    expect(await found(index, "harbour")).toEqual([1]);
  });

  test("finds what was changed and forgets what was taken away since, settled or not", async () => {
    const folder = await temporaryFolder();
    const index = await opened(folder);
    await rebuildIndex({ folder, stories: batches(...many(1, 40)), seq: 1 });
    await index.adoptNext();
    await index.put([story(5, { headline: "Airport reopens" }), story(41, { headline: "Harbour day41" })]);
    await index.remove(codes(6, 41));
    expect(await found(index, "airport")).toEqual([5]);
    expect(await found(index, "day5")).toEqual([]);
    expect(await found(index, "day6")).toEqual([]);
    expect(await found(index, "day41")).toEqual([]);
    const hits = await index.search({ edition: english, language: "en", text: "harbour", limit: 100, offset: 0 });
    expect(hits.total).toBe(38);
  });

  test("weighs a story the same, settled or not", async () => {
    const folder = await temporaryFolder();
    const index = await opened(folder);
    const rare = { publishedAt: 5_000 as Instant, body: "Ferries wait and wait for the wind to turn." };
    const settled = many(10, 300, { headline: "Council", body: "Papers were read and read again." });
    await rebuildIndex({ folder, stories: batches(story(1, { ...rare, headline: "Wind" }), ...settled), seq: 1 });
    await index.adoptNext();
    // Among the loose stories the word is common, yet it is as rare as before in the archive.
    await index.put([2, 3, 4].map((code) => story(code, { ...rare, headline: "Harbour" })));
    expect((await found(index, "wind"))[0]).toBe(1);
    const asked = { ...relatedTo(story(3, rare)), unfolded: true };
    expect((await index.related(asked)).map(({ code }) => code).toSorted()).toEqual([1, 2, 4]);
  });
});

test("stories come in the same order, settled or loose", async () => {
  const words = ["harbour", "ferry", "council", "night", "storm", "bread"];
  const stories = Array.from({ length: 300 }, (_, at) =>
    story(at + 1, {
      headline: `${words[at % 5]} ${words[(at * 7) % 6]}`,
      standfirst: at % 3 === 0 ? `${words[at % 6]} again` : "",
      body: Array.from({ length: 5 + (at % 40) }, (_, place) => words[(at * place + place) % 6]).join(" "),
    }),
  );
  const [settled, loose] = [await settledIndexOf(...stories), await indexOf(...stories)];
  for (const text of [...words, "harbour ferry", "night storm bread"]) {
    const codesOf = async (index: typeof settled): Promise<readonly StoryCode[]> =>
      (await index.search({ edition: english, language: "en", text, limit: 10, offset: 0 })).codes;
    expect(await codesOf(loose), text).toEqual(await codesOf(settled));
  }
});

describe("another process's reader", () => {
  test("sees every writing at once, and follows to an index made anew", async () => {
    const folder = await temporaryFolder();
    const index = await opened(folder);
    await index.advance(0);
    const reader = openSearchReader(folder, fail);
    const seen = async (text: string): Promise<readonly StoryCode[]> =>
      (await reader.search({ edition: english, language: "en", text, limit: 20, offset: 0 })).codes;
    expect(await seen("harbour")).toEqual([]);
    for (let code = 1; code <= 5; code += 1) {
      await index.put([story(code, { headline: "Harbour" })]);
      expect(await seen("harbour")).toHaveLength(code);
    }
    await index.remove(codes(2));
    expect(await seen("harbour")).toHaveLength(4);
    await rebuildIndex({ folder, stories: batches(...many(1, 30)), seq: 3 });
    await index.adoptNext();
    expect(await seen("day17")).toEqual([17]);
    await index.put([story(31, { headline: "Harbour day31" })]);
    expect(await seen("day31")).toEqual([31]);
    await reader.close();
  });

  test("fails where there is no index yet, and answers as soon as there is one", async () => {
    const folder = await temporaryFolder();
    const troubles: unknown[] = [];
    const reader = openSearchReader(folder, (error) => troubles.push(error));
    const ask = () => reader.search({ edition: english, language: "en", text: "harbour", limit: 20, offset: 0 });
    await expect(ask()).rejects.toThrow();
    expect(troubles).toHaveLength(1);
    const index = await opened(folder);
    await index.put([story(1, { headline: "Harbour" })]);
    expect((await ask()).codes).toEqual([1]);
    await reader.close();
  });
});
