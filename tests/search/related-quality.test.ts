import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type ClusterFigures, judgeClusters } from "../../bench/related/judge-clusters.js";
import { judgePairs, pearson } from "../../bench/related/judge-pairs.js";
import { judgedLines, readJudgedFile } from "../../bench/related/judged-file.js";
import { openJudged } from "../../bench/related/open-judged.js";

const pathTo = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

async function figuresOf(path: string): Promise<ClusterFigures> {
  const file = readJudgedFile(path);
  if (file.kind !== "clusters") throw new Error(`${path} has no clusters`);
  const judged = await openJudged(file.articles, "en");
  try {
    return await judgeClusters(file.articles, judged);
  } finally {
    await judged.close();
  }
}

describe("the engine that relates stories", () => {
  test.each(["english", "persian"])("tells twin events apart in our own judged stories, %s", async (language) => {
    const figures = await figuresOf(pathTo(`judged/${language}.jsonl`));
    expect(figures.articles).toBeGreaterThanOrEqual(18);
    expect(figures.first).toBe(1);
    expect(figures.five).toBeGreaterThanOrEqual(0.97);
    expect(figures.average).toBeGreaterThanOrEqual(0.97);
    expect(figures.twins).toBeLessThanOrEqual(0.12);
    expect(figures.strayed).toBe(0);
  });

  const clusters = pathTo("../../../shared/data/story-clusters.jsonl.gz");
  if (!existsSync(clusters))
    process.stderr.write(`NOT JUDGED: ${clusters} is not there; only our own judged stories are.\n`);

  test.skipIf(!existsSync(clusters))(
    "keeps its floor on 772 articles that people grouped by event",
    async () => {
      const figures = await figuresOf(clusters);
      expect(figures.articles).toBe(772);
      expect(figures.first).toBeGreaterThanOrEqual(0.98);
      expect(figures.five).toBeGreaterThanOrEqual(0.97);
      expect(figures.average).toBeGreaterThanOrEqual(0.955);
      expect(figures.twins).toBeLessThanOrEqual(0.03);
    },
    180_000,
  );
});

describe("the measure itself", () => {
  const pairs = [
    { id: "a", title: "Ferry aground", text: "The ferry Brünhilde ran aground off Skerry Point." },
    { id: "b", text: "Tugs freed the ferry Brünhilde, which lay off Skerry Point." },
    { id: "c", text: "Bakers raise the price of bread, for flour is dear." },
    { a: "a", b: "b", rating: 5 },
    { a: "a", b: "c", rating: 1 },
    { a: "b", b: "c", rating: 1 },
  ];
  const lines = (all: readonly object[]): string => all.map((one) => JSON.stringify(one)).join("\n");

  test("correlates the engine's scores with people's ratings of pairs", async () => {
    const file = judgedLines(lines(pairs), "pairs");
    if (file.kind !== "pairs") throw new Error("these are pairs");
    const judged = await openJudged(file.texts, "en");
    expect(await judgePairs(file.texts, file.ratings, judged)).toBeGreaterThan(0.9);
    await judged.close();
    expect(pearson([1, 2, 3], [2, 4, 6])).toBeCloseTo(1);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
    expect(pearson([1, 1, 1], [3, 2, 1])).toBe(0);
  });

  test("sees wrong answers, twins among them", async () => {
    const article = (id: number, story: string, topic: string) => ({
      id: String(id),
      story,
      topic,
      title: "",
      text: "",
    });
    const articles = [article(0, "a", "x"), article(1, "a", "x"), article(2, "b", "x"), article(3, "c", "y")];
    const found = [[2, 1], [3, 2, 0], [], []];
    const hit = { running: true } as never;
    const figures = await judgeClusters(articles, {
      related: async (at) => (found[at] ?? []).map((other) => ({ at: other, hit })),
      close: async () => undefined,
    });
    // Of the first article the twin comes before the right one; of the second a stranger, then the twin, then the right one.
    expect(figures).toMatchObject({ articles: 2, first: 0, five: 0 });
    expect(figures.average).toBeCloseTo((1 / 2 + 1 / 3) / 2);
    expect(figures.twins).toBeCloseTo(2 / 5);
    expect(figures.strayed).toBeCloseTo(3 / 5);
  });

  test("says which line it cannot read, and why", () => {
    expect(() => judgedLines("", "judged")).toThrow("judged has no lines.");
    expect(() => judgedLines('{"id": 1}\n{"id"', "judged")).toThrow("judged, line 2: this is not JSON");
    expect(() => judgedLines('{"id": 1, "story": 2}', "judged")).toThrow("judged, line 1: topic");
    expect(() => judgedLines(lines([...pairs, { a: "a", b: "z", rating: 2 }]), "judged")).toThrow(
      'judged, line 7: there is no text "z".',
    );
  });
});
