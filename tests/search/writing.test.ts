import { describe, expect, test } from "vitest";
import { found, indexOf, opened, settledIndexOf, temporaryFolder } from "./opened.js";
import { codes, story } from "./story.js";

describe("put", () => {
  test("makes a story findable at once, beside those that are settled", async () => {
    const index = await settledIndexOf(story(1, { headline: "Harbour reopens" }));
    expect(await found(index, "harbour")).toEqual([1]);
    await index.put([story(2, { headline: "Harbour shut again" })]);
    expect((await found(index, "harbour")).toSorted()).toEqual([1, 2]);
  });

  test("replaces what the code held: it is not found under its old words any more", async () => {
    const settled = await settledIndexOf(story(1, { headline: "Harbour reopens" }));
    const loose = await indexOf(story(1, { headline: "Harbour reopens" }));
    for (const index of [settled, loose]) {
      await index.put([story(1, { headline: "Airport reopens" })]);
      expect(await found(index, "harbour")).toEqual([]);
      expect(await found(index, "airport")).toEqual([1]);
      await index.put([story(1, { headline: "Harbour once more" })]);
      expect(await found(index, "airport")).toEqual([]);
      expect(await found(index, "harbour")).toEqual([1]);
    }
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

  test("finds a story before the writing of it has returned", async () => {
    const index = await settledIndexOf(story(1, { headline: "Airport" }));
    const writing = index.put([story(2, { headline: "Harbour" })]);
    expect(await found(index, "harbour")).toEqual([2]);
    await writing;
  });
});

describe("remove", () => {
  test("makes a story unfindable at once, settled or not, and it may come back", async () => {
    const index = await settledIndexOf(story(1, { headline: "Harbour" }), story(2, { headline: "Harbour" }));
    await index.put([story(3, { headline: "Harbour" })]);
    await index.remove(codes(1, 3, 99));
    expect(await found(index, "harbour")).toEqual([2]);
    await index.put([story(1, { headline: "Harbour" })]);
    expect((await found(index, "harbour")).toSorted()).toEqual([1, 2]);
  });
});

test("many single writings asked at once all arrive, in their order, while readers go on asking", async () => {
  const index = await opened(await temporaryFolder());
  const headline = (at: number) => `Harbour round${Math.floor(at / 20)}`;
  const writings = Array.from({ length: 60 }, (_, at) => index.put([story((at % 20) + 1, { headline: headline(at) })]));
  const answers = await Promise.all(Array.from({ length: 20 }, () => found(index, "harbour")));
  expect(answers).toHaveLength(20);
  await Promise.all(writings);
  expect(await found(index, "harbour round2")).toHaveLength(20);
  expect(await found(index, "harbour round1")).toEqual([]);
  expect(await found(index, "harbour round0")).toEqual([]);
});
