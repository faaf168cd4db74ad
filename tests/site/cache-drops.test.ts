import { beforeEach, describe, expect, inject, test } from "vitest";
import type { Instant, Slug } from "../../src/kernel/ids.js";
import { correctStory } from "../../src/newsroom/correct-story.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { setFront } from "../../src/newsroom/set-front.js";
import { updateStory } from "../../src/newsroom/update-story.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, en, minute, noon, revision, testClock } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

expect(inject("postgres")).toBeTruthy();

const day = 24 * 60 * minute;
const sport = { section: "sport" as Slug, sectionName: "Sport" };
const tide = { topics: [{ slug: "tide" as Slug, name: "Tide" }] };
/** Words of its own for each story, so that none is related to another. */
const telling = (words: string) => ({
  standfirst: words,
  body: [{ kind: "paragraph" as const, text: [{ text: words }] }],
});
const dated = (days: number) => ({ dated: (noon - days * day) as Instant });

/** The pages readers have open: world stories 1 (today), 2 (yesterday, on the tide); sport story 3 (a month ago). */
const pages = [
  "/en/",
  "/en/world/",
  "/en/sport/",
  "/en/topic/tide",
  "/en/1/one",
  "/en/2/two",
  "/en/3/three",
  "/1",
  "/en/archive/",
  "/en/archive/2026",
  "/en/archive/2026/10",
  "/en/archive/2026/11",
  "/en/archive/2026/10/25",
  "/en/archive/2026/11/23",
  "/en/archive/2026/11/24",
  "/en/corrections",
  "/en/feed.xml",
  "/en/world/feed.json",
  "/en/sport/feed.atom",
  "/news-sitemap.xml",
  "/sitemap.xml",
  "/sitemap-en-2026-11-1of1.xml",
  "/robots.txt",
];

describe("what a change drops from the page cache: no more, no less", () => {
  let house: TestHouse;

  beforeEach(async () => {
    house = await openHouse(await newPlace("sqlite"), { clock: testClock() });
    const { press } = house;
    await publishStory(press, editor, {
      code: code(3),
      revision: revision("Three", { ...telling("Alpha bravo"), ...sport, ...dated(30) }),
    });
    await publishStory(press, editor, {
      code: code(2),
      revision: revision("Two", { ...telling("Charlie delta"), ...tide, ...dated(1) }),
    });
    await publishStory(press, editor, { code: code(1), revision: revision("One", telling("Echo foxtrot")) });
    await house.indexed();
    await house.house.site.catchUp();
    for (const path of pages) expect([path, (await house.get(path)).status]).toEqual([path, path === "/1" ? 301 : 200]);
    house.clock.pass(minute);
    house.dropped();
  });

  /** What both followers drop: the cache that of the archive, the index that of what is related. */
  const droppedNow = async (): Promise<readonly string[]> => {
    await house.house.site.catchUp();
    await house.indexed();
    return house.dropped();
  };

  test("a section is on the map of fronts from its first story on, until its last is killed", async () => {
    const { press, get } = house;
    const fronts = async (): Promise<string> => (await get("/sitemap-fronts.xml")).text;
    expect(await fronts()).not.toContain("/en/arts/");
    const arts = { section: "arts" as Slug, sectionName: "Arts" };
    await publishStory(press, editor, { code: code(9), revision: revision("Nine", arts) });
    expect(await fronts()).toContain("/en/arts/");
    await killStory(press, editor, { code: code(9), reason: "It was wrong." });
    expect(await fronts()).not.toContain("/en/arts/");
  });

  test("a draft drops nothing", async () => {
    await saveStory(house.press, editor, { code: code(9), revision: revision("Nine") });
    await saveStory(house.press, editor, { code: code(1), revision: revision("One, changed") });
    expect(await droppedNow()).toEqual([]);
  });

  test("a new story drops the lists it heads, its day, its feeds and maps; no other story's page, no other section", async () => {
    await publishStory(house.press, editor, { code: code(4), revision: revision("Four", telling("Golf hotel")) });
    expect(await droppedNow()).toEqual(
      [
        ...["/en/", "/en/world/", "/en/archive/2026", "/en/archive/", "/en/archive/2026/11", "/en/archive/2026/11/24"],
        ...["/en/feed.xml", "/en/world/feed.json", "/news-sitemap.xml", "/sitemap.xml", "/sitemap-en-2026-11-1of1.xml"],
      ].toSorted(),
    );
  });

  test("a new body drops only the pages that show bodies", async () => {
    const body = [{ kind: "paragraph" as const, text: [{ text: "More is known." }] }];
    await updateStory(house.press, editor, {
      code: code(3),
      revision: revision("Three", { ...telling("Alpha bravo"), ...sport, ...dated(30), body }),
    });
    // The card is dated anew by an update, so lists that show it go too; the other sections' pages stay.
    expect(await droppedNow()).toEqual(
      [
        "/en/",
        "/en/sport/",
        "/en/3/three",
        "/en/archive/2026/10/25",
        "/en/feed.xml",
        "/en/sport/feed.atom",
        "/en/1/one",
        "/en/2/two",
      ].toSorted(),
    );
  });

  test("a correction drops the story, the lists that show it, and the corrections", async () => {
    await correctStory(house.press, editor, {
      code: code(2),
      note: "It was the ebb.",
      revision: revision("Two ebbs", { ...telling("Charlie delta"), ...tide, ...dated(1), slug: "two" as Slug }),
    });
    expect(await droppedNow()).toEqual(
      [
        ...["/en/", "/en/world/", "/en/topic/tide", "/en/2/two", "/en/archive/2026/11/23", "/en/corrections"],
        ...["/en/feed.xml", "/en/world/feed.json", "/news-sitemap.xml", "/sitemap-en-2026-11-1of1.xml", "/en/1/one"],
      ].toSorted(),
    );
  });

  test("a kill drops every page the story stood on, and its own", async () => {
    await killStory(house.press, editor, { code: code(1), reason: "Wrong." });
    expect(await droppedNow()).toEqual(
      [
        ...[
          "/en/",
          "/en/world/",
          "/en/1/one",
          "/1",
          "/en/archive/",
          "/en/archive/2026",
          "/en/archive/2026/11",
          "/en/archive/2026/11/24",
          "/en/archive/2026/11/23",
        ],
        ...["/en/feed.xml", "/en/world/feed.json", "/news-sitemap.xml", "/sitemap.xml", "/sitemap-en-2026-11-1of1.xml"],
      ].toSorted(),
    );
  });

  test("a new front drops the front alone; new featured stories also the pages that show them", async () => {
    const { press } = house;
    const occasion = { actor: editor, at: press.clock.now() };
    await press.database.transact((tx) => setFront(tx, occasion, { edition: en, slots: [code(2)], featured: [] }));
    expect(await droppedNow()).toEqual(["/en/"]);
    await house.get("/en/");
    house.dropped();
    await press.database.transact((tx) =>
      setFront(tx, occasion, { edition: en, slots: [code(2)], featured: [code(3)] }),
    );
    expect(await droppedNow()).toEqual(["/en/", "/en/1/one", "/en/2/two", "/en/3/three"]);
  });
});
