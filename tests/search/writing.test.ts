import { connect } from "@lancedb/lancedb";
import { describe, expect, test } from "vitest";
import { found, indexOf, opened, temporaryFolder } from "./opened.js";
import { codes, english, story } from "./story.js";

describe("put", () => {
  test("makes a story findable at once, before and after others were settled", async () => {
    const index = await indexOf(story(1, { headline: "Harbour reopens" }));
    expect(await found(index, "harbour")).toEqual([1]);
    await index.settle();
    await index.put([story(2, { headline: "Harbour shut again" })]);
    expect((await found(index, "harbour")).toSorted()).toEqual([1, 2]);
  });

  test("replaces what the code held: it is not found under its old words any more", async () => {
    const index = await indexOf(story(1, { headline: "Harbour reopens" }));
    await index.settle();
    await index.put([story(1, { headline: "Airport reopens" })]);
    expect(await found(index, "harbour")).toEqual([]);
    expect(await found(index, "airport")).toEqual([1]);
    await index.settle();
    expect(await found(index, "harbour")).toEqual([]);
    expect(await found(index, "airport")).toEqual([1]);
  });

  test("said twice changes nothing, and of two with one code in a batch the last stands", async () => {
    const index = await indexOf(story(1, { headline: "Harbour" }), story(1, { headline: "Airport" }));
    await index.put([story(1, { headline: "Airport" })]);
    expect(await found(index, "airport")).toEqual([1]);
    expect(await found(index, "harbour")).toEqual([]);
  });

  test("takes no story at all", async () => {
    const index = await indexOf();
    await index.remove([]);
    expect(await found(index, "harbour")).toEqual([]);
  });
});

describe("remove", () => {
  test("makes a story unfindable at once, settled or not", async () => {
    const index = await indexOf(story(1, { headline: "Harbour" }), story(2, { headline: "Harbour" }));
    await index.settle();
    await index.put([story(3, { headline: "Harbour" })]);
    await index.remove(codes(1, 3, 99));
    expect(await found(index, "harbour")).toEqual([2]);
    await index.settle();
    expect(await found(index, "harbour")).toEqual([2]);
  });
});

describe("many single writings", () => {
  test("asked at once all arrive, in their order, while readers go on asking", async () => {
    const index = await opened(await temporaryFolder());
    const headline = (at: number) => `Harbour round${Math.floor(at / 20)}`;
    const writings = Array.from({ length: 60 }, (_, at) =>
      index.put([story((at % 20) + 1, { headline: headline(at) })]),
    );
    const answers = await Promise.all([...Array.from({ length: 20 }, () => found(index, "harbour")), index.settle()]);
    expect(answers).toHaveLength(21);
    await Promise.all(writings);
    expect(await found(index, "harbour round2")).toHaveLength(20);
    expect(await found(index, "harbour round1")).toEqual([]);
    expect(await found(index, "harbour round0")).toEqual([]);
  });

  test("are merged without being asked, in the next pause, so that only some dozens of pieces lie about", async () => {
    const folder = await temporaryFolder();
    const index = await opened(folder);
    for (let code = 1; code <= 150; code += 1) await index.put([story(code, { headline: "Harbour" })]);
    const pieces = async (): Promise<number> => {
      const table = await (await connect(folder)).openTable("stories-1");
      return (await table.stats()).fragmentStats.numFragments;
    };
    await expect.poll(pieces, { timeout: 30_000 }).toBeLessThan(65);
    expect((await index.search({ edition: english, language: "en", text: "harbour", limit: 1, offset: 0 })).total).toBe(
      150,
    );
  });

  test("are merged at once when there are far too many, without a pause", async () => {
    const folder = await temporaryFolder();
    const index = await opened(folder);
    for (let code = 1; code <= 300; code += 1) await index.put([story(code, { headline: "Harbour" })]);
    await index.advance(300);
    const table = await (await connect(folder)).openTable("stories-1");
    expect((await table.stats()).fragmentStats.numFragments).toBeLessThan(256);
    expect((await index.search({ edition: english, language: "en", text: "harbour", limit: 1, offset: 0 })).total).toBe(
      300,
    );
  });
});
