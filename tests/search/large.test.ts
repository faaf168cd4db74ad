import { beforeAll, describe, expect, test } from "vitest";
import type { Instant, StoryCode } from "../../src/kernel/ids.js";
import { openSearchIndex } from "../../src/search/open-search-index.js";
import { rebuildIndex } from "../../src/search/rebuild-index.js";
import type { SearchAsk, SearchDocument, SearchIndex } from "../../src/search/search-index.js";
import { lastingFolder } from "./opened.js";
import { codes, english, story } from "./story.js";

/** Enough that the newest stand in a table of their own as well. */
const many = 40_500;
const minute = 60_000;
const now = (many * minute) as Instant;
const headed = 20;

/** One a minute. All have the harbour in their texts, several times; one has it in its headline, and once in a long text. */
async function* archive(): AsyncGenerator<readonly SearchDocument[]> {
  const long = Array.from({ length: 200 }, (_, at) => `word${at}`).join(" ");
  for (let code = 1; code <= many; code += 1) {
    const told =
      code === headed ? { headline: "Harbour", body: long } : { headline: "Report", body: "harbour harbour" };
    yield [story(code, { ...told, publishedAt: (code * minute) as Instant })];
  }
}

let index: SearchIndex;
beforeAll(async () => {
  const folder = await lastingFolder();
  await rebuildIndex({ folder, stories: archive(), seq: 1 });
  index = await openSearchIndex(folder);
  return () => index.close();
}, 120_000);

const ask = (more: Partial<SearchAsk> = {}): SearchAsk => ({
  ...{ edition: english, language: "en", text: "harbour", now, limit: 20, offset: 0 },
  ...more,
});

const down = (from: number, to: number): readonly number[] =>
  Array.from({ length: from - to + 1 }, (_, at) => from - at);

describe("where tens of thousands of stories have a word", () => {
  test("one that has it in its headline is first, counted or not", async () => {
    for (const uncounted of [{}, { uncounted: true } as const]) {
      const hits = await index.search(ask(uncounted));
      expect(hits.codes[0]).toBe(headed);
      expect(hits.more).toBe(true);
    }
    expect((await index.search(ask())).total).toBe(1_000);
  });

  test("the newest follow on each other from today into what lies far back", async () => {
    for (const uncounted of [{}, { uncounted: true } as const]) {
      const first = await index.search(ask({ ...uncounted, sort: "newest", limit: 100 }));
      expect(first.codes).toEqual(down(many, many - 99));
      const second = await index.search(
        ask({ ...uncounted, sort: "newest", ...(first.older && { older: first.older }) }),
      );
      expect(second.codes).toEqual(down(many - 100, many - 119));
      const code = many - 9_990;
      const older = { publishedAt: (code * minute) as Instant, code: code as StoryCode };
      const far = await index.search(ask({ ...uncounted, sort: "newest", older }));
      expect(far.codes).toEqual(down(code - 1, code - 20));
    }
  });

  test("a stretch of time has what was published in it, lately or long ago", async () => {
    const between = (from: number, to: number) =>
      index.search(ask({ narrowing: { from: (from * minute) as Instant, to: (to * minute) as Instant }, limit: 100 }));
    expect((await between(many - 30, many - 10)).codes.toSorted()).toEqual(down(many - 11, many - 30).toSorted());
    expect((await between(500, 520)).codes.toSorted()).toEqual(down(519, 500).toSorted());
    expect((await between(many + 1, many + 2)).codes).toEqual([]);
  });

  test("what is changed or killed is so at once, in lists of the newest too", async () => {
    await index.remove(codes(many, many - 2));
    await index.put([story(many - 1, { headline: "Airport", publishedAt: ((many - 1) * minute) as Instant })]);
    const { codes: newest } = await index.search(ask({ sort: "newest" }));
    expect(newest.slice(0, 2)).toEqual([many - 3, many - 4]);
    expect((await index.search(ask({ text: "airport" }))).codes).toEqual([many - 1]);
  });
});
