import { expect, test } from "vitest";
import type { Instant } from "../../src/kernel/ids.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { addEdition, code, editor, en, fa, revision, testClock } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

const publish = (house: TestHouse, number: number, day: string, edition = en): Promise<unknown> =>
  publishStory(house.press, editor, {
    code: code(number),
    revision: revision(`Story ${number}`, { edition, dated: Date.parse(day) as Instant }),
  });

/** The years a reader finds listed, newest first, each with its number of stories. */
const years = async (house: TestHouse, edition = "en"): Promise<readonly string[]> =>
  [
    ...(await house.get(`/${edition}/archive/`)).text.matchAll(/<a href="\/\w+\/archive\/(\d+)">[^<]*<small>(.*?)</g),
  ].map(([, year, count]) => `${year}: ${count}`);

const months = async (house: TestHouse): Promise<readonly string[]> =>
  [...(await house.get("/sitemap.xml")).text.matchAll(/sitemap-([a-z]+-\d{4}-\d{2})-/g)].map(
    ([, month]) => month ?? "",
  );

onBoth("all years, and the map of all months", (newPlace) => {
  test("follow each publication and each kill", async () => {
    const house = await openHouse(await newPlace(), { clock: testClock() });
    await publish(house, 1, "1999-05-04T12:00:00Z");
    await publish(house, 2, "2024-02-29T12:00:00Z");
    expect(await years(house)).toEqual(["2024: 1 story", "1999: 1 story"]);
    expect(await months(house)).toEqual(["en-1999-05", "en-2024-02"]);
    await publish(house, 3, "2024-12-31T23:30:00Z");
    await publish(house, 4, "1999-05-04T15:00:00Z");
    expect(await years(house)).toEqual(["2024: 2 stories", "1999: 2 stories"]);
    expect(await months(house)).toEqual(["en-1999-05", "en-2024-02", "en-2024-12"]);
    await killStory(house.press, editor, { code: code(2), reason: "It was not so." });
    expect(await years(house)).toEqual(["2024: 1 story", "1999: 2 stories"]);
    expect(await months(house)).toEqual(["en-1999-05", "en-2024-12"]);
  });

  test("count by the days of an edition's readers, also when its time zone becomes another", async () => {
    const house = await openHouse(await newPlace(), { clock: testClock() });
    await publish(house, 1, "2024-12-31T23:30:00Z");
    expect(await years(house)).toEqual(["2024: 1 story"]);
    await addEdition(house.press, { ...defaultEdition(en, "en"), name: "The Test", timeZone: "Asia/Tehran" });
    expect(await years(house)).toEqual(["2025: 1 story"]);
    expect(await months(house)).toEqual(["en-2025-01"]);
  });

  test("are those of the edition's own calendar", async () => {
    const house = await openHouse(await newPlace(), { clock: testClock() });
    await addEdition(house.press, { ...defaultEdition(fa, "fa"), name: "آزمون" });
    await publish(house, 1, "2024-03-19T12:00:00Z", fa);
    await publish(house, 2, "2024-03-20T12:00:00Z", fa);
    await publish(house, 3, "2025-03-20T12:00:00Z", fa);
    expect((await years(house, "fa")).map((line) => line.slice(0, 4))).toEqual(["1403", "1402"]);
    expect(await years(house, "fa")).toEqual(["1403: ۲ خبر", "1402: ۱ خبر"]);
  });

  test("are right while a flood of stories comes in", async () => {
    const house = await openHouse(await newPlace(), { clock: testClock() });
    await publish(house, 1, "2020-01-01T12:00:00Z");
    expect(await years(house)).toEqual(["2020: 1 story"]);
    const days = Array.from({ length: 120 }, (_, at) => new Date(Date.UTC(2021, 0, 1 + at, 12)).toISOString());
    for (const [at, day] of days.entries()) await publish(house, 2 + at, day);
    expect(await years(house)).toEqual(["2021: 120 stories", "2020: 1 story"]);
  });
});
