import { describe, expect, test } from "vitest";
import type { EditionId, Instant } from "../../src/kernel/ids.js";
import { indexOf, relatedTo } from "./opened.js";
import { codes, story } from "./story.js";

const bridge = story(1, {
  headline: "Crane strikes Velden bridge",
  standfirst: "A barge crane hit the Velden bridge at dawn and traffic stands still.",
  body: "The barge was towed by the Marlowe. Engineers will inspect the arches. Nobody was hurt, the harbour master said.",
});
const bridgeLater = story(2, {
  headline: "Velden crossing shut for a month",
  standfirst: "Engineers found cracks in the arches after the crane strike.",
  body: "The Marlowe's captain told the harbour master that his barge had lost its steering.",
});
const otherBridge = story(3, {
  headline: "New bridge opens at Osterby",
  standfirst: "Drivers save an hour.",
  body: "The minister cut a ribbon. Engineers praised the design.",
});
const bakery = story(4, {
  headline: "Bakers raise the price of bread",
  body: "Flour has become dear, the guild of bakers said.",
});
const others = [
  otherBridge,
  bakery,
  story(5, { headline: "Rain until Sunday", body: "Umbrellas are advised, forecasters said." }),
];

describe("related stories", () => {
  test("name the story of the same event first, with the rare words both have, as they are written", async () => {
    const index = await indexOf(bridge, bridgeLater, ...others);
    const [first, ...rest] = await index.related(relatedTo(bridge));
    expect(first?.code).toBe(2);
    expect(first?.reason.words).toHaveLength(3);
    const written = `${bridge.headline} ${bridge.standfirst} ${bridge.body}`;
    for (const words of first?.reason.words ?? []) expect(written).toContain(words);
    expect(rest.map((hit) => hit.score).every((score) => score < (first?.score ?? 0))).toBe(true);
  });

  test("give the rarest shared word first", async () => {
    const common = Array.from({ length: 6 }, (_, at) => story(10 + at, { headline: `Ferry timetable number${at}` }));
    const index = await indexOf(
      story(1, { headline: "Ferry Brünhilde aground" }),
      story(2, { headline: "Brünhilde freed, says ferry company" }),
      ...common,
    );
    const [first] = await index.related(relatedTo(story(1, { headline: "Ferry Brünhilde aground" })));
    expect(first).toMatchObject({ code: 2, reason: { kind: "words", words: ["Brünhilde", "Ferry"] } });
  });

  test("spell a shared word as the body does where the headline is in capitals", async () => {
    const asking = story(1, {
      headline: "OSTERBY FERRY AGROUND",
      body: "The ferry Brünhilde of Osterby lies on a sandbank.",
    });
    const index = await indexOf(asking, story(2, { headline: "Ferry to Osterby cancelled" }), ...others);
    const [first] = await index.related(relatedTo(asking));
    expect(first).toMatchObject({ code: 2, reason: { words: expect.arrayContaining(["Osterby", "ferry"]) } });
  });

  test("never hold the asking story, a story of another edition or one with no word in common", async () => {
    const foreign = story(6, { ...bridgeLater, edition: "en-gb" as EditionId });
    const index = await indexOf(bridge, bridgeLater, bakery, foreign);
    expect((await index.related(relatedTo(bridge))).map((hit) => hit.code)).toEqual([2]);
  });

  test("are found for a story that is not in the index yet", async () => {
    const index = await indexOf(bridgeLater, ...others);
    expect((await index.related(relatedTo(bridge))).at(0)?.code).toBe(2);
  });

  test("follow a correction and a removal at once", async () => {
    const index = await indexOf(bridge, bridgeLater, bakery);
    await index.put([
      story(4, { ...bridgeLater, body: "Velden's harbour master waits for the Marlowe and its crane." }),
    ]);
    expect((await index.related(relatedTo(bridge))).map((hit) => hit.code).toSorted()).toEqual([2, 4]);
    await index.remove(codes(2));
    expect((await index.related(relatedTo(bridge))).map((hit) => hit.code)).toEqual([4]);
  });

  test("take the nearer in time of two equal texts, and no more than were asked for", async () => {
    const at = (code: number, minute: number) => story(code, { ...bridgeLater, publishedAt: minute as Instant });
    const index = await indexOf(bridge, at(7, 100), at(8, bridge.publishedAt + 5), at(9, 200));
    const asked = { ...relatedTo(bridge, 2), unfolded: true };
    expect((await index.related(asked)).map((hit) => hit.code)).toEqual([8, 9]);
  });

  test("are none for a story without words", async () => {
    const index = await indexOf(bridge, bridgeLater);
    expect(await index.related(relatedTo(story(20, { headline: "… !!" })))).toEqual([]);
    expect(await index.related(relatedTo(story(20, { headline: "and of the" })))).toEqual([]);
  });
});
