import { cp, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { EditionId, Instant, Slug } from "../../src/kernel/ids.js";
import { BestOf } from "../../src/search/best-of.js";
import { openSearchIndex } from "../../src/search/open-search-index.js";
import { rebuildIndex } from "../../src/search/rebuild-index.js";
import type { SearchAsk, SearchDocument, SearchHits, SearchIndex } from "../../src/search/search-index.js";
import { lastingFolder, opened, temporaryFolder } from "./opened.js";
import { codes, english, story } from "./story.js";

/** Enough that common words have lists of their own. */
const many = 40_500;
const minute = 60_000;
const now = (many * minute) as Instant;
const at = (code: number): Instant => (code * minute) as Instant;

/** Words that come in every so many stories, more often in some than in others, in texts of many lengths. */
const words = [
  ["harbour", 3],
  ["ferry", 7],
  ["storm", 11],
  ["strike", 13],
] as const;

/** The one with two of the words in another order than all others, which has them least. */
const turned = 16_485;

function told(code: number): SearchDocument {
  const having = words.filter(([, every]) => code % every === 0).map(([word]) => word);
  const body = having.map((word) => `${word} `.repeat(1 + (code % 5))).join(" ");
  return story(code, {
    edition: (code % 17 === 0 ? "fr" : "en") as EditionId,
    section: (code % 2 === 0 ? "world" : "sport") as Slug,
    publishedAt: at(code),
    headline: code % 1_001 === 0 ? having.join(" ") : "Report",
    standfirst: code % 77 === 0 ? having.join(" ") : "",
    body: code === turned ? `ferry harbour ${"filler ".repeat(400)}` : `${body} ${"filler ".repeat(code % 83)}`,
  });
}

async function* archive(): AsyncGenerator<readonly SearchDocument[]> {
  for (let code = 1; code <= many; code += 1) yield [told(code)];
}

let folder: string;
let byLists: SearchIndex;
let byTable: SearchIndex;
beforeAll(async () => {
  folder = await lastingFolder();
  await rebuildIndex({ folder, stories: archive(), seq: 1 });
  const without = await lastingFolder();
  await cp(folder, without, { recursive: true });
  await rm(join(without, "lists-1.bin"));
  await rm(join(without, "lists-1.json"));
  byLists = await openSearchIndex(folder);
  byTable = await openSearchIndex(without);
  return async () => {
    await byLists.close();
    await byTable.close();
  };
}, 120_000);

const ask = (text: string, more: Partial<SearchAsk> = {}): SearchAsk => ({
  ...{ edition: english, language: "en", text, now, limit: 100, offset: 0 },
  ...more,
});

/** Where more have the words than are counted, it is chance which of those that have them alike are counted. */
const comparable = ({ sections, moments, ...hits }: SearchHits) =>
  hits.more ? hits : { ...hits, sections: [...sections].sort(), moments: moments.toSorted() };

describe("where common words stand in lists of their own", () => {
  test.each<[string, SearchAsk]>([
    ["two words", ask("harbour storm", { narrowing: { section: "world" as Slug } })],
    ["three words", ask("harbour ferry storm")],
    ["four words", ask("harbour ferry storm strike")],
    ["a word in a stretch of time", ask("ferry", { narrowing: { from: at(20_000), to: at(24_000) } })],
    ["a word of the last hours", ask("harbour", { narrowing: { from: at(many - 600) } })],
    ["the newest with a word", ask("harbour", { sort: "newest" })],
    [
      "the newest with a word before some story",
      ask("storm", { sort: "newest", older: { publishedAt: at(9_000), code: codes(9_000)[0] ?? fail() } }),
    ],
    ["words of another edition", ask("harbour ferry", { edition: "fr" as EditionId })],
    ["a word in a topic that no story has", ask("harbour", { narrowing: { topics: ["nothing" as Slug] } })],
    ["words that must not stand beside it", ask("harbour storm strike", { narrowing: { without: ["ferry"] } })],
  ])("%s: found, counted and put in order as the table has it", async (_, one) => {
    const [lists, table] = [await byLists.search(one), await byTable.search(one)];
    expect(comparable(lists)).toEqual(comparable(table));
  });

  test("of one word in thousands of stories a thousand are counted, and those with it in the headline come first", async () => {
    for (const uncounted of [{}, { uncounted: true } as const]) {
      const hits = await byLists.search(ask("storm", { ...uncounted, limit: 3 }));
      expect(hits.more).toBe(true);
      for (const code of hits.codes) expect(told(code).headline).toContain("storm");
    }
    expect((await byLists.search(ask("storm"))).total).toBe(1_000);
  });

  test("a phrase is found in the one story that has it, though a thousand others have more of its words", async () => {
    const asked = ask("", { narrowing: { phrases: ["ferry harbour"] } });
    for (const index of [byLists, byTable]) {
      const { codes, total, more } = await index.search(asked);
      expect({ codes, total, more }).toEqual({ codes: [turned], total: 1, more: false });
    }
  });

  test("however many ask for such a phrase at once, each is answered: with the story, or by saying that there may be more", async () => {
    const asked = ask("", { narrowing: { phrases: ["ferry harbour"] } });
    const all = await Promise.all(Array.from({ length: 30 }, () => byLists.search(asked)));
    const found = all.filter(({ codes }) => codes[0] === turned);
    expect(found.length).toBeGreaterThanOrEqual(8);
    for (const hits of all) expect(hits).toMatchObject(hits.more ? { codes: [] } : { codes: [turned] });
  });

  test("a story that changed or went is found no more by what it had", async () => {
    const asked = ask("harbour ferry storm strike");
    const [first, second, ...others] = (await byLists.search(asked)).codes;
    if (first === undefined || second === undefined) fail();
    await byLists.remove([first]);
    await byLists.put([{ ...told(second), headline: "Airport", standfirst: "", body: "" }]);
    expect((await byLists.search(asked)).codes).toEqual(others);
  });
});

test("lists that are cut short are not asked", async () => {
  const cut = await temporaryFolder();
  await cp(folder, cut, { recursive: true });
  const file = join(cut, "lists-1.bin");
  await truncate(file, (await stat(file)).size - 1);
  const rebuilt: string[] = [];
  const index = await opened(cut, { onRebuild: (reason) => rebuilt.push(reason) });
  const asked = ask("harbour ferry storm");
  expect((await index.search(asked)).total).toBe((await byLists.search(asked)).total);
  expect(rebuilt).toEqual([]);
});

test("the best of many are the first when all are put in order, of equals the last that came", () => {
  const scores = Array.from({ length: 5_000 }, (_, row) => (row * 7_919) % 613);
  const best = new BestOf(700);
  for (const [row, score] of scores.entries()) if (best.takes(score)) best.offer(row, score);
  const sorted = scores.map((score, row) => ({ row, score })).sort((a, b) => b.score - a.score || b.row - a.row);
  expect(best.inOrder()).toEqual(sorted.slice(0, 700));
});

function fail(): never {
  throw new Error("too few stories");
}
