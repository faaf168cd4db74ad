import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/kernel/ids.js";
import { slugOf } from "../../src/kernel/slug.js";
import { type DemoPaper, readDemoPaper } from "../../src/wire/demo/read-demo-paper.js";
import type { IncomingPicture, IncomingStory } from "../../src/wire/incoming.js";

const folder = join(import.meta.dirname, "../../assets/demo");
const openedAt = Date.UTC(2031, 4, 6, 9) as Instant;
const day = 86_400_000;

const papers = await readDemoPaper(folder, openedAt);
const stories = papers.flatMap((paper) => paper.stories);
const codes = new Set(stories.map((story) => story.code));

const picturesOf = (story: IncomingStory): IncomingPicture[] => [
  ...(story.picture === null ? [] : [story.picture]),
  ...story.body.flatMap((block) => (block.kind === "picture" ? [block.picture] : [])),
];

function references({ front, corrections, stories: own }: DemoPaper): (number | null)[] {
  const named = own.flatMap((story) => [
    ...story.pinned.map((one) => (one.kind === "code" ? one.code : null)),
    ...(story.translationOf === null ? [] : [story.translationOf]),
  ]);
  return [...named, ...front.slots, ...front.featured, ...corrections.map((correction) => correction.code)];
}

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (ink: string, paper: string): number => (luminance(paper) + 0.05) / (luminance(ink) + 0.05);

describe("the demo paper", () => {
  test("has an English edition first and a right-to-left one after it", () => {
    expect(papers.map(({ edition }) => [edition.id, edition.direction])).toEqual([
      ["en", "ltr"],
      ["fa", "rtl"],
    ]);
  });

  test("prints each edition's colour dark enough to be read on paper (WCAG 2.2, 1.4.3)", () => {
    for (const { edition } of papers) expect(contrast(edition.accent, "#fffdf8")).toBeGreaterThan(4.5);
  });

  test("fills a front in both editions", () => {
    expect(papers.map((paper) => paper.stories.length >= 24)).toEqual([true, true]);
    expect(papers.map(({ front }) => [front.slots.length, front.featured.length])).toEqual([
      [5, 8],
      [5, 8],
    ]);
  });

  test("gives every story a code of its own, in the demo's range", () => {
    expect(codes.size).toBe(stories.length);
    for (const code of codes) expect(code).toSatisfy((value: number) => value >= 4_200_001 && value <= 4_299_999);
  });

  test("names no story that it does not have", () => {
    const named = papers.flatMap(references);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((code) => !codes.has(code as never))).toEqual([]);
  });

  test("pins only stories that were there when the pinning one came", () => {
    const published = new Map(stories.map((story) => [story.code, Number(story.published)]));
    const early = stories.filter(({ pinned, published: own }) =>
      pinned.some((one) => one.kind === "code" && (published.get(one.code) ?? Infinity) >= Number(own)),
    );
    expect(early.map((story) => story.headline)).toEqual([]);
    expect(stories.some((story) => story.pinned.length > 0)).toBe(true);
  });

  test("links no address of its own that it does not have", () => {
    const hrefs = JSON.stringify(stories).matchAll(/"href":"\/(\d+)"/g);
    expect([...hrefs].map(([, code]) => Number(code)).filter((code) => !codes.has(code as never))).toEqual([]);
  });

  test("has four stories in both editions", () => {
    expect(stories.filter((story) => story.translationOf !== null)).toHaveLength(4);
  });

  test("spreads each edition over at least five days, all before it is opened", () => {
    for (const { stories: own } of papers) {
      const times = own.map((story) => Number(story.published));
      expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(5 * day);
      expect(Math.max(...times)).toBeLessThanOrEqual(openedAt);
    }
  });

  test("has at least two stories on every topic of an edition", () => {
    for (const { stories: own } of papers) {
      const counts = Map.groupBy(
        own.flatMap((story) => story.topics),
        (topic) => topic.slug,
      );
      const lonely = [...counts].filter(([, uses]) => uses.length < 2).map(([slug]) => slug);
      expect(lonely).toEqual([]);
      expect(counts.size).toBeGreaterThanOrEqual(8);
    }
  });

  test("uses every section of its navigation", () => {
    for (const { sections, stories: own } of papers) {
      const used = new Set(own.map((story) => story.section?.slug));
      expect(sections.filter((section) => !used.has(section.slug))).toEqual([]);
    }
  });

  test("writes every slug as slugOf does", () => {
    const slugs = stories.flatMap((story) => [
      story.slug,
      story.section?.slug,
      ...story.topics.map((topic) => topic.slug),
    ]);
    expect(slugs.filter((slug) => typeof slug !== "string" || slugOf(slug) !== slug)).toEqual([]);
  });

  test("corrects stories after their publication, and to other words", () => {
    const corrections = papers.flatMap((paper) => paper.corrections);
    expect(corrections.map(({ kind }) => kind)).toEqual(["correction", "clarification"]);
    for (const { code, at, before } of corrections) {
      const story = stories.find((one) => one.code === code);
      expect(at).toBeGreaterThan(story?.published ?? openedAt);
      expect({ ...story, ...before }).not.toEqual(story);
    }
  });

  test("describes every picture for those who do not see it", () => {
    expect(stories.flatMap(picturesOf).filter(({ alt }) => alt.trim() === "")).toEqual([]);
  });

  test("has every picture it names, as a drawing that can be rasterised", { timeout: 60_000 }, async () => {
    const sources = new Set(stories.flatMap(picturesOf).map(({ source }) => source));
    expect(sources.size).toBeGreaterThanOrEqual(20);
    for (const source of sources) {
      const bytes = await readFile(join(folder, source));
      expect(bytes.length, source).toBeLessThan(20_480);
      expect(bytes.toString(), source).not.toMatch(/<(?:text|script|image|foreignObject|style)\b|href=/);
      const { info } = await sharp(bytes).resize(300).jpeg().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height], source).toEqual([300, 200]);
    }
  });

  test("is written in Persian letters, not their Arabic look-alikes, where it is Persian", () => {
    const persian = JSON.stringify(papers.find(({ edition }) => edition.language === "fa"));
    expect(persian).toContain("ی");
    expect(persian.match(/[يكىۀ٠-٩]/g)).toBeNull();
  });

  test("refuses a folder whose document is broken", async () => {
    await expect(readDemoPaper(join(folder, "pictures"), openedAt)).rejects.toThrow();
  });
});
