import { expect, test } from "vitest";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { openDeskHouse } from "../setup/desk.js";
import { addEdition, fa, testClock } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { publishedBy, written } from "./written.js";

onBoth("the desk's lists", (newPlace) => {
  test("published today is today as the edition's own readers count it", async () => {
    const clock = testClock(Date.parse("2026-11-23T23:30:00Z"));
    const desk = await openDeskHouse(await newPlace(), { clock });
    await addEdition(desk.press, { ...defaultEdition(fa, "fa"), name: "آزمون", timeZone: "Asia/Tehran" });
    const today = async () =>
      (await desk.owner.call("listStories", { query: { list: "published", today: "1" } })).value.stories.map(
        ({ headline }) => headline,
      );
    // In London it is still the evening before, in Tehran the night after.
    await publishedBy(desk.owner, "Late in London");
    const begun = await desk.owner.call("beginStory", {
      body: { edition: "fa", section: null, headline: "Early in Tehran" },
    });
    const { code } = begun.value.row;
    const body = { words: { ...begun.value.words, standfirst: "About." } };
    await desk.owner.call("writeStory", { params: { code }, body, headers: { "If-Match": begun.etag ?? "" } });
    for (const act of ["approve", "publish"] as const) expect((await desk.owner.act(code, act)).status).toBe(200);
    expect((await today()).toSorted()).toEqual(["Early in Tehran", "Late in London"]);
    clock.set(Date.parse("2026-11-24T09:00:00Z"));
    expect(await today()).toEqual(["Early in Tehran"]);
    clock.set(Date.parse("2026-11-24T21:00:00Z"));
    expect(await today()).toEqual([]);
    expect((await desk.owner.call("listStories", { query: { list: "published" } })).value.stories.length).toBe(2);
    await written(desk.owner, "Not published");
    expect(await today()).toEqual([]);
  });
});
