import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { PlacedPicture, Reference } from "../../src/domain/story/revision.js";
import type { Instant, PictureId, Slug, StoryCode } from "../../src/kernel/ids.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { entered } from "../comments/entered.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, minute, noon, revision } from "../setup/newsroom.js";
import { newPlace, onBoth } from "../setup/places.js";

/** Plain words of about the length and the repetition of English news: numbered, so that none is a copy of another. */
const vocabulary =
  "harbour council ferry strike vote minister talks border budget market storm island river teacher hospital bridge train winter crowd police report court energy school island election paper water price worker union company border party leader summit treaty reform budget report region capital island".split(
    " ",
  );
function prose(words: number, seed: number): string {
  let state = seed + 1;
  const next = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state;
  };
  return Array.from(
    { length: words },
    (_, at) =>
      `${vocabulary[next() % vocabulary.length]}${next() % 3 === 0 ? `${vocabulary[next() % vocabulary.length]?.slice(0, 3)}${next() % 97}` : ""}${at % 14 === 13 ? "." : ""}`,
  ).join(" ");
}

async function pictureOf(house: TestHouse, seed: number): Promise<PlacedPicture> {
  const bytes = await sharp({
    create: { width: 1920, height: 1280, channels: 3, background: { r: seed * 9, g: 80, b: 120 } },
  })
    .png()
    .toBuffer();
  const taken = await house.press.pictures.take(bytes);
  if (!taken.ok) throw new Error(taken.error.reason);
  return {
    id: taken.value.id as PictureId,
    width: 1920,
    height: 1280,
    alt: prose(8, seed),
    caption: prose(12, seed + 50),
    credit: "Agency Picture Desk",
  };
}

/** A story of 600 words with 10 related and 14 featured stories, each with a picture, headline and teaser, and comments. */
async function fullStory(house: TestHouse): Promise<void> {
  const { press, clock } = house;
  for (let number = 1; number <= 24; number += 1) {
    clock.pass(minute);
    const parts = {
      standfirst: prose(24, number),
      picture: await pictureOf(house, number),
      agency: "Isles Wire",
      kicker: prose(2, number + 7),
      body: [],
    };
    await publishStory(press, editor, { code: code(number), revision: revision(prose(9, number + 300), parts) });
  }
  const references = (from: number, to: number): readonly Reference[] =>
    Array.from({ length: to - from + 1 }, (_, at) => ({ kind: "story", code: (from + at) as StoryCode }));
  const body = Array.from({ length: 14 }, (_, at) => ({
    kind: "paragraph" as const,
    text: [{ text: prose(43, at + 900) }],
  }));
  const whole = {
    standfirst: prose(24, 77),
    kicker: "Harbour talks",
    byline: "Mara Quill",
    agency: "Isles Wire",
    place: "Port Merrin",
    body,
    picture: await pictureOf(house, 26),
    topics: ["Harbour", "Ferries", "Council", "Budget"].map((name) => ({ slug: name.toLowerCase() as Slug, name })),
    pinned: references(1, 10),
    featured: references(11, 24),
  };
  await publishStory(press, editor, {
    code: code(100),
    revision: revision(prose(9, 500), { ...whole, slug: "the-story" as Slug }),
  });
  for (let number = 0; number < 5; number += 1) {
    clock.pass(minute);
    await entered(press, prose(80, number + 40), { code: code(100), name: `Reader ${prose(1, number)}` });
  }
}

describe("the weight of a story page", () => {
  test("of 600 words with 10 related and 14 featured stories, all with pictures, is at most 14,600 bytes with its style", async () => {
    const house = await openHouse(await newPlace("sqlite"));
    await fullStory(house);
    const { bytes, text, headers } = await house.get("/en/100/the-story", { "Accept-Encoding": "br" });
    expect(headers["content-encoding"]).toBe("br");
    expect(text.match(/class="why"/g)).toHaveLength(10);
    expect(text.slice(text.indexOf('class="strip"')).match(/<li>/g)?.length).toBeGreaterThanOrEqual(14);
    expect(text.match(/class="remark"/g)).toHaveLength(5);
    expect(text).toContain("<style>");
    expect(bytes.length).toBeLessThanOrEqual(14_600);
    // Words, pictures and lists of this weight cannot be had for much less: a page that is lighter has lost something.
    expect(bytes.length).toBeGreaterThan(8_000);
  });
});

onBoth("questions to the database", (newPlace) => {
  test("are at most eight for a story page, whatever stands on it", async () => {
    const house = await openHouse(await newPlace());
    await fullStory(house);
    await house.indexed();
    await house.get("/en/");
    // A change nobody has read yet is caught up with first: those questions are the change's, not the page's.
    await house.house.site.catchUp();
    house.queries.take();
    const { status } = await house.get("/en/100/the-story");
    expect(status).toBe(200);
    const asked = house.queries.take().filter((sql) => !/(?:archive|thread)_change/.test(sql));
    expect(asked.length).toBeLessThanOrEqual(8);
    expect(asked.length).toBeGreaterThan(3);
  });

  test("are no more for any kind of page with three hundred stories than with three", async () => {
    const house = await openHouse(await newPlace());
    const { press } = house;
    const stubs = [{ kind: "stub" as const, headline: "Somewhere else", date: null, teaser: null, agency: null }];
    const publish = (number: number) => {
      const parts = {
        dated: (noon - number * 11 * minute) as Instant,
        topics: [{ slug: "tide" as Slug, name: "Tide" }],
        pinned: [...stubs, { kind: "story" as const, code: code(1) }],
      };
      return publishStory(press, editor, { code: code(number), revision: revision(`Tide ${number}`, parts) });
    };
    const pages = [
      "/en/",
      "/en/world/",
      "/en/topic/tide",
      "/en/2/tide-2",
      "/2",
      "/en/archive/",
      "/en/archive/2026",
      "/en/archive/2026/11",
      "/en/archive/2026/11/24",
      "/en/search?q=tide",
      "/en/corrections",
      "/en/feed.xml",
      "/en/feed.json",
      "/sitemap.xml",
      "/sitemap-en-2026-11-1of1.xml",
      "/news-sitemap.xml",
      "/en/nowhere/x",
    ];
    const count = async (): Promise<Record<string, number>> => {
      await house.indexed();
      house.house.site.indexed(null);
      // What every page shares, the editions and their sections, is read once and kept.
      await house.get("/en/topic/none");
      const counts: Record<string, number> = {};
      for (const page of pages) {
        house.queries.take();
        await house.get(page);
        counts[page] = house.queries.take().filter((sql) => !/(?:archive|thread)_change/.test(sql)).length;
      }
      return counts;
    };
    for (const number of [1, 2, 3]) await publish(number);
    const few = await count();
    for (let number = 4; number <= 300; number += 1) await publish(number);
    // A page may ask less where there is nothing to show, never more because there is much.
    for (const [page, asked] of Object.entries(await count())) expect(asked, page).toBeLessThanOrEqual(few[page] ?? 0);
  });
});
