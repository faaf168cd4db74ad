import { describe, expect, test } from "vitest";
import type { EditionId, Instant } from "../../src/kernel/ids.js";
import { found, indexOf, settledIndexOf } from "./opened.js";
import { codes, english, story } from "./story.js";

describe("a reader's words", () => {
  test("are found in the headline, in the standfirst and in the body", async () => {
    const index = await indexOf(
      story(1, { headline: "Harbour reopens" }),
      story(2, { standfirst: "The harbour was shut for a week" }),
      story(3, { body: "Ferries wait outside the harbour." }),
      story(4, { body: "Ferries wait." }),
    );
    expect((await found(index, "harbour")).toSorted()).toEqual([1, 2, 3]);
  });

  test("must all stand in the story, wherever", async () => {
    const index = await indexOf(
      story(1, { headline: "Harbour reopens", body: "Ferries sail again." }),
      story(2, { headline: "Harbour reopens" }),
      story(3, { body: "Ferries sail again." }),
    );
    expect(await found(index, "ferries harbour")).toEqual([1]);
  });

  test("count for more in the headline than in the standfirst, and there for more than in the body, settled or not", async () => {
    const stories = [
      story(1, { headline: "Council meets", standfirst: "Chairs were set", body: "Table, harbour and harbour again" }),
      story(2, { headline: "Council meets", standfirst: "Table, harbour", body: "Chairs were set and set again" }),
      story(3, {
        headline: "Harbour before council",
        standfirst: "Chairs were set",
        body: "Table, papers and papers again",
      }),
    ];
    expect(await found(await indexOf(...stories), "harbour")).toEqual([3, 2, 1]);
    expect(await found(await settledIndexOf(...stories), "harbour")).toEqual([3, 2, 1]);
  });

  test("put the newest first among stories that answer equally well", async () => {
    const index = await indexOf(
      story(1, { headline: "Harbour closed", publishedAt: 2_000 as Instant }),
      story(2, { headline: "Harbour closed", publishedAt: 3_000 as Instant }),
      story(3, { headline: "Harbour closed", publishedAt: 1_000 as Instant }),
    );
    expect(await found(index, "harbour")).toEqual([2, 1, 3]);
  });

  test("may be stop words among others, which a short story need not have", async () => {
    const index = await indexOf(story(1, { headline: "Bank rate held" }), story(2, { headline: "Of the river" }));
    expect(await found(index, "the rate of the bank")).toEqual([1]);
    expect(await found(index, "of the")).toEqual([2]);
  });

  test("typed with Arabic yeh and kaf find what is written with Persian ones, and the other way round", async () => {
    const persian = { edition: "fa" as EditionId, language: "fa" };
    const index = await indexOf(
      story(1, { ...persian, headline: "بازگشایی کتابخانهٔ ملی" }),
      story(2, { ...persian, headline: "كتابخانه شهر بسته شد" }),
    );
    expect((await found(index, "كتابخانه", persian.edition, "fa")).toSorted()).toEqual([1, 2]);
    expect((await found(index, "کتابخانه", persian.edition, "fa")).toSorted()).toEqual([1, 2]);
    expect(await found(index, "ملي", persian.edition, "fa")).toEqual([1]);
  });

  test("find nothing of another edition", async () => {
    const british = "en-gb" as EditionId;
    const index = await indexOf(story(1, { headline: "Harbour" }), story(2, { headline: "Harbour", edition: british }));
    expect(await found(index, "harbour")).toEqual([1]);
    expect(await found(index, "harbour", british)).toEqual([2]);
    expect(await found(index, "harbour", "en' OR '1'='1" as EditionId)).toEqual([]);
  });
});

describe("pages of hits", () => {
  test("follow on each other without a gap or an overlap, and say how many there are", async () => {
    const index = await indexOf(...Array.from({ length: 25 }, (_, at) => story(at + 1, { headline: "Harbour news" })));
    const page = (offset: number) =>
      index.search({ edition: english, language: "en", text: "harbour", limit: 10, offset });
    const pages = [await page(0), await page(10), await page(20)];
    expect(pages.map((hits) => hits.codes.length)).toEqual([10, 10, 5]);
    expect(new Set(pages.flatMap((hits) => hits.codes)).size).toBe(25);
    expect(pages.map(({ total, more }) => ({ total, more }))).toEqual(Array(3).fill({ total: 25, more: false }));
  });

  test("say that there are more than a thousand without counting them", async () => {
    const index = await indexOf(
      ...Array.from({ length: 1_100 }, (_, at) => story(at + 1, { headline: "Harbour news" })),
    );
    const hits = await index.search({ edition: english, language: "en", text: "harbour", limit: 5, offset: 0 });
    expect(hits).toMatchObject({ total: 1_000, more: true });
    expect(hits.codes).toHaveLength(5);
  });
});

describe("hostile questions", () => {
  const hostile = [
    "",
    " ",
    "!!! ??? ---",
    "\u0000\u0001\u001b[31m\u202e\ufeff",
    "\ud800",
    `"unclosed`,
    `"`,
    "'; DROP TABLE stories; --",
    "harbour' OR '1'='1",
    "headline:harbour AND (NOT ferries) OR *",
    "harbour^99 ~5 +a -b [a TO z] {}",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a shell would read is only text here.
    "% _ \\ \\' $1 ${x} `id`",
    "a ".repeat(5_000),
    "x".repeat(10_000),
    "\u0301".repeat(10_000),
    "😀".repeat(5_000),
  ];

  test.each(hostile.map((text) => [text.slice(0, 30), text]))("%j is only text", async (_, text) => {
    const index = await indexOf(story(1, { headline: "Harbour reopens" }));
    expect(await found(index, text)).toEqual([]);
    expect(await found(index, "harbour")).toEqual([1]);
  });

  test("operators in a question are words like any other", async () => {
    const index = await indexOf(story(1, { headline: "Harbour and ferries" }), story(2, { headline: "Harbour" }));
    expect(await found(index, `+"harbour" (ferries)`)).toEqual([1]);
    expect(await found(index, "harbour -ferries")).toEqual([1]);
  });

  test("only the first 200 characters and 16 words are asked", async () => {
    const words = Array.from({ length: 16 }, (_, at) => `word${at}`);
    const index = await indexOf(story(1, { body: words.join(" ") }));
    expect(await found(index, [...words, "missing"].join(" "))).toEqual([1]);
    expect(await found(index, `word1 ${" ".repeat(200)} missing`)).toEqual([1]);
    expect(await found(index, [...words.slice(1), "missing"].join(" "))).toEqual([]);
  });
});

test("codes up to the largest come back as they went in", async () => {
  const index = await indexOf(
    story(Number.MAX_SAFE_INTEGER, { headline: "Harbour" }),
    story(2 ** 40, { headline: "Harbour" }),
  );
  expect(await found(index, "harbour")).toEqual(codes(Number.MAX_SAFE_INTEGER, 2 ** 40));
  await index.remove(codes(Number.MAX_SAFE_INTEGER));
  expect(await found(index, "harbour")).toEqual([2 ** 40]);
});
