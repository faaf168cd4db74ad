import { expect, test } from "vitest";
import type { Instant, Slug } from "../../src/kernel/ids.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishDue } from "../../src/newsroom/publish-due.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { exportLines } from "../../src/wire/export/export-lines.js";
import { openHouse } from "../setup/house.js";
import { code, editor, minute, noon, revision, testClock } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { surfaces, surfacesSaying } from "./surfaces.js";

const harbour = { topics: [{ slug: "harbour" as Slug, name: "Harbour" }] };
const end = (noon + 30 * minute) as Instant;
const slug = "zanzibar-budget-speech";
const paths = surfaces(7, slug, "zanzibar");

onBoth("an embargoed story", (newPlace) => {
  test("is found on no public surface before its second, and on all of them from then on", async () => {
    const clock = testClock();
    const house = await openHouse(await newPlace(), { clock });
    const { press } = house;
    await publishStory(press, editor, { code: code(1), revision: revision("Harbour reopens", harbour) });
    const embargoed = revision("Zanzibar budget speech", { ...harbour, slug: slug as Slug, embargo: end });
    await publishStory(press, editor, { code: code(7), revision: embargoed });
    await house.indexed();
    const requested = paths.filter((path) => !path.includes("zanzibar"));
    expect(await surfacesSaying(house, requested, "anzibar")).toEqual([]);
    // Pages that repeat the reader's own words are looked through for the story's: its standfirst.
    expect(await surfacesSaying(house, paths, "The standfirst of Zanzibar")).toEqual([]);
    clock.set(end);
    await publishDue(press);
    await house.indexed();
    const saying = await surfacesSaying(house, paths, "anzibar");
    const silent = [
      "/en/archive/",
      "/en/archive/2026",
      "/en/archive/2026/11",
      "/en/corrections",
      "/sitemap.xml",
      "/sitemap-fronts.xml",
      "/media/card/7.jpg",
      "/api/v1/editions",
    ];
    expect(saying).toEqual(paths.filter((path) => !silent.includes(path)));
  });

  test("is in no export either", async () => {
    const { press } = await openHouse(await newPlace());
    await saveStory(press, editor, { code: code(7), revision: revision("Zanzibar draft") });
    await publishStory(press, editor, {
      code: code(8),
      revision: revision("Zanzibar budget speech", { embargo: end }),
    });
    const lines: string[] = [];
    await press.database.snapshot(async (rows) => {
      for await (const { line } of exportLines(rows, ({ id }) => id)) lines.push(line);
    });
    expect(lines).toEqual([]);
  });

  test("a killed story leaves every surface at once, and its address says why", async () => {
    const house = await openHouse(await newPlace());
    const { press } = house;
    await publishStory(press, editor, { code: code(1), revision: revision("Harbour reopens", harbour) });
    await publishStory(press, editor, {
      code: code(7),
      revision: revision("Zanzibar budget speech", { ...harbour, slug: slug as Slug }),
    });
    await house.indexed();
    for (const path of paths) await house.get(path);
    await killStory(press, editor, { code: code(7), reason: "The minister never spoke." });
    expect(await surfacesSaying(house, paths, "The standfirst of Zanzibar")).toEqual([]);
    const gone = await house.get("/7");
    expect(gone.status).toBe(410);
    expect(gone.text).toContain("The minister never spoke.");
    expect((await house.get(`/en/7/${slug}`)).status).toBe(410);
  });
});
