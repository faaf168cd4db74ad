import { describe, expect, onTestFinished, test } from "vitest";
import type { EditionId, Instant } from "../../src/kernel/ids.js";
import { closeGeneration, openGeneration } from "../../src/search/generation.js";
import { Journal } from "../../src/search/journal.js";
import type { SearchDocument } from "../../src/search/search-index.js";
import { SharedComparisons } from "../../src/search/shared-comparisons.js";
import { storyRow } from "../../src/search/story-row.js";
import { takeEntry } from "../../src/search/take-entry.js";
import { indexOf, relatedTo, temporaryFolder } from "./opened.js";
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

  test("tell what belongs to the running story from what only is of its kind", async () => {
    const asking = story(21, {
      headline: "Fire guts market in Merrin",
      body: "A fire destroyed the market on Lantern Quay in Merrin before dawn. Fire chief Ada Wolcott said that forty firefighters fought the flames.",
    });
    const later = story(22, {
      headline: "Merrin market will be rebuilt",
      body: "The market on Lantern Quay that fire destroyed will be rebuilt in brick, the mayor told Ada Wolcott.",
    });
    const twin = story(23, {
      headline: "Fire guts market in Osterby",
      body: "A fire destroyed the market behind the station in Osterby before dawn. Fire chief Jon Maddern said that forty firefighters fought the flames.",
    });
    const usual = Array.from({ length: 60 }, (_, at) =>
      story(100 + at, {
        headline: `Fire number${at} destroyed a market`,
        body: "Fire chief said before dawn that forty firefighters fought the flames.",
      }),
    );
    const index = await indexOf(asking, later, twin, ...others, ...usual);
    const hits = await index.related(relatedTo(asking, 40));
    const running = hits.filter((hit) => hit.running).map(({ code }) => code);
    expect(running).toEqual([22]);
  });

  test("count for less the longer ago they were", async () => {
    const year = 365 * 86_400_000;
    const told = { body: "The barge Marlowe struck the Velden arches; engineers found cracks there." };
    const asking = story(21, { ...told, headline: "Velden arches repaired" });
    const at = (code: number, ago: number) =>
      story(code, {
        headline: `Marlowe's captain in court, day ${code}`,
        body: "Engineers spoke of the Velden arches.",
        publishedAt: (asking.publishedAt - ago) as Instant,
      });
    const index = await indexOf(at(22, 0), at(23, 40 * year), ...others);
    const hits = await index.related({ ...relatedTo(asking), unfolded: true });
    const score = (code: number): number => hits.find((hit) => hit.code === code)?.score ?? 0;
    expect(score(23)).toBeGreaterThan(0);
    expect(score(23)).toBeLessThan(score(22) * 0.9);
  });

  test("give the same people as the reason, else a rare place or organisation, spelled as the asking story has them", async () => {
    const facts = { people: [], places: [], organisations: [], topics: [] };
    const known = (code: number, headline: string, more: Partial<typeof facts | Record<string, string[]>>) =>
      story(code, { headline, facts: { ...facts, ...more } });
    const asking = known(21, "Talks on the tariff resume", {
      people: ["María Íñigo"],
      places: ["Velden"],
      organisations: ["Hafenamt"],
    });
    const index = await indexOf(
      asking,
      known(22, "Tariff talks begin", { people: ["maria inigo"], places: ["Velden"] }),
      known(23, "Tariff talks end", { organisations: ["HAFENAMT"] }),
      known(24, "Tariff talks again", { places: ["velden"] }),
      known(25, "Tariff talks elsewhere", {}),
      ...others,
    );
    const hits = await index.related(relatedTo(asking));
    const reasons = new Map(hits.map(({ code, reason }) => [Number(code), reason]));
    expect(reasons.get(22)).toEqual({ kind: "people", words: ["María Íñigo"] });
    expect(reasons.get(23)).toEqual({ kind: "organisations", words: ["Hafenamt"] });
    expect(reasons.get(24)).toEqual({ kind: "places", words: ["Velden"] });
    expect(reasons.get(25)?.kind).toBe("words");
  });

  test("are nearer for what the archive knows of both", async () => {
    const facts = { people: ["Ada Wolcott"], places: [], organisations: [], topics: [] };
    const asking = story(21, { headline: "Harbour budget debated", facts });
    const index = await indexOf(
      asking,
      story(22, { headline: "Harbour budget passed" }),
      story(23, { headline: "Harbour budget passed", body: "Late.", facts }),
      ...others,
    );
    const hits = await index.related({ ...relatedTo(asking), unfolded: true });
    expect(hits.map(({ code }) => code)).toEqual([23, 22]);
  });

  test("show what the wire sent twice once, as it was sent last, and the asking story's own repeats only when they are later", async () => {
    const hour = 3_600_000;
    const sent = (code: number, hours: number, more = "") =>
      story(code, {
        ...bridgeLater,
        body: `${bridgeLater.body}${more}`,
        publishedAt: (bridge.publishedAt + hours * hour) as Instant,
      });
    const index = await indexOf(bridge, sent(22, 1), sent(23, 2, " He was not drunk."), sent(24, 30), ...others);
    const [first] = await index.related(relatedTo(bridge));
    expect(first).toMatchObject({ code: 24, repeats: expect.arrayContaining([22, 23]) });
    const codesFor = async (asking: SearchDocument) => (await index.related(relatedTo(asking))).map(({ code }) => code);
    expect(await codesFor(sent(22, 1))).toContain(24);
    expect(await codesFor(sent(24, 30))).not.toContain(22);
  });

  test("are found anew when a story came, changed or went since they were last asked for, and when the asking one reads otherwise", async () => {
    const index = await indexOf(bridge, ...others);
    const codesFor = async (asking: SearchDocument) => (await index.related(relatedTo(asking))).map(({ code }) => code);
    expect(await codesFor(bridge)).not.toContain(2);
    await index.put([bridgeLater]);
    expect(await codesFor(bridge)).toContain(2);
    await index.put([{ ...bridgeLater, headline: "Herring are late", standfirst: "", body: "No shoal was seen." }]);
    expect(await codesFor(bridge)).not.toContain(2);
    await index.put([bridgeLater]);
    await index.remove([bridgeLater.code]);
    expect(await codesFor(bridge)).not.toContain(2);
    const bread = "The guild of bakers said that flour has become dear: a higher price of bread.";
    expect(await codesFor({ ...bridge, headline: "Bakers", standfirst: "", body: bread })).toContain(4);
  });

  test("are compared once for all who ask while the index holds the same, and for each again when it does not", async () => {
    const { index } = await openGeneration(await temporaryFolder(), { seq: 0, generation: 1 }, Journal.toWrite);
    onTestFinished(() => closeGeneration(index));
    const comparisons = new SharedComparisons(index);
    const first = comparisons.of(relatedTo(bridge, 20));
    expect(comparisons.of({ ...relatedTo(bridge, 10), unfolded: true })).toBe(first);
    expect(comparisons.of(relatedTo({ ...bridge, headline: "Crane strikes" }))).not.toBe(first);
    const second = comparisons.of(relatedTo(bridge));
    takeEntry(index, { kind: "put", row: storyRow(bridgeLater), headline: bridgeLater.headline });
    const third = comparisons.of(relatedTo(bridge));
    expect(third).not.toBe(second);
    takeEntry(index, { kind: "removed", codes: [bridgeLater.code] });
    expect(comparisons.of(relatedTo(bridge))).not.toBe(third);
  });
});
