import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { beforeAll, describe, expect, test } from "vitest";
import { deskPaths } from "../../src/contract/desk-paths.js";
import { cardsShape, storyShape } from "../../src/contract/public-story.js";
import { systemClock } from "../../src/kernel/clock.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { openHouse, origin, type TestHouse } from "../setup/house.js";
import { faultsOf } from "../setup/html-validator.js";
import { code, editor } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

let house: TestHouse;

beforeAll(async () => {
  const clock = { ...systemClock, set: () => undefined, pass: () => undefined };
  house = await openHouse(await newPlace("sqlite"), { paper: "demo", clock });
  await killStory(house.press, editor, { code: code(4200010), reason: "Withdrawn." });
  await house.indexed();
});

describe("every kind of page is valid HTML", () => {
  for (const path of [
    ...[
      "/en/",
      "/fa/",
      "/4200004",
      "/4200104",
      "/en/isles/",
      "/en/topic/storm-agna",
      "/en/archive/",
      "/fa/archive/",
      "/en/corrections",
    ],
    ...["/en/search", "/en/search?q=ferry", "/en/search?q=%22%3E%3Cb%3E", "/en/nowhere/at-all", "/4200010", "/%00"],
  ])
    test(path, async () => {
      const first = await house.get(path);
      const { text } = first.status === 301 ? await house.get(String(first.headers.location)) : first;
      expect(await faultsOf(text)).toEqual([]);
    });
});

describe("feeds are whole, and read by a reader of their own", () => {
  test("RSS 2.0", async () => {
    const { text, headers } = await house.get("/en/feed.xml");
    expect(headers["content-type"]).toBe("application/rss+xml; charset=utf-8");
    const feed = parseRssFeed(text);
    expect(feed).toMatchObject({ title: "The Merrin Lantern", link: `${origin}/en/`, language: "en" });
    expect(feed.items).toHaveLength(30);
    for (const item of feed.items ?? []) {
      expect(item.link).toMatch(/^https:\/\/news\.example\/en\/\d+\/[a-z0-9-]+$/);
      expect(item.guid?.value).toMatch(/^https:\/\/news\.example\/\d+$/);
      expect(Date.parse(String(item.pubDate))).toBeGreaterThan(0);
      expect(item.content?.encoded?.length).toBeGreaterThan(100);
      expect(item.content?.encoded).not.toMatch(/(src|href)="\//);
    }
    expect(text).toContain(`<atom:link href="${origin}/en/feed.xml" rel="self"`);
  });

  test("Atom", async () => {
    const feed = parseAtomFeed((await house.get("/fa/feed.atom")).text);
    expect(feed.id).toBe(`${origin}/fa/`);
    expect(feed.title?.value).toBe("چراغ دریا");
    expect(feed.entries?.length).toBe(30);
    for (const entry of feed.entries ?? []) {
      expect(entry.id).toMatch(/^https:\/\/news\.example\/\d+$/);
      expect(entry.title?.value).toMatch(/\p{Script=Arabic}/u);
      expect(entry.content?.value?.length).toBeGreaterThan(50);
      expect(Date.parse(String(entry.updated))).toBeGreaterThan(0);
    }
  });

  test("JSON Feed 1.1, of a section", async () => {
    const { text, headers } = await house.get("/en/science/feed.json");
    expect(headers["content-type"]).toBe("application/feed+json; charset=utf-8");
    const feed = parseJsonFeed(JSON.parse(text));
    expect(feed.title).toBe("The Merrin Lantern · Science");
    expect(feed.home_page_url).toBe(`${origin}/en/science/`);
    expect(feed.items?.length).toBeGreaterThan(2);
    expect(
      feed.items?.every(
        ({ content_html, date_published }) => (content_html ?? "") !== "" && date_published !== undefined,
      ),
    ).toBe(true);
  });
});

describe("maps for search engines", () => {
  const addresses = (text: string): readonly string[] =>
    [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? "");

  test("lead from the index to every public story, and to none that is not", async () => {
    const maps = addresses((await house.get("/sitemap.xml")).text).map((url) => url.replace(origin, ""));
    expect(maps[0]).toBe("/sitemap-fronts.xml");
    const all: string[] = [];
    for (const map of maps.slice(1)) all.push(...addresses((await house.get(map)).text));
    const codes = all.map((url) => Number(/\/(\d+)\//.exec(url)?.[1])).toSorted();
    const stories = await house.press.database.publicReader.selectFrom("archive_story").select("code").execute();
    expect(codes).toEqual(stories.map((story) => story.code).toSorted());
    expect(codes).not.toContain(4200010);
    for (const url of all.slice(0, 5)) expect((await house.get(url.replace(origin, ""))).status).toBe(200);
  });

  test("the news map has the last two days alone, and says so anew when they pass", async () => {
    const { text } = await house.get("/news-sitemap.xml");
    const dates = [...text.matchAll(/<news:publication_date>([^<]+)</g)].map((match) => Date.parse(match[1] ?? ""));
    expect(dates.length).toBeGreaterThan(10);
    expect(Math.min(...dates)).toBeGreaterThan(Date.now() - 2 * 24 * 60 * 60 * 1000);
    expect(text).toContain("<news:language>fa</news:language>");
  });

  test("robots are shown the maps and kept from what is not for them", async () => {
    const { text } = await house.get("/robots.txt");
    expect(text).toContain(`Sitemap: ${origin}/sitemap.xml`);
    expect(text).toContain("Disallow: /desk/");
  });
});

describe("the API", () => {
  test("describes itself, and says what its description says", async () => {
    const document = JSON.parse((await house.get("/api/v1/openapi.json")).text) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(document.openapi).toBe("3.1.0");
    const desk = new Set(Object.values(deskPaths).map(({ path }): string => path));
    expect(Object.keys(document.paths).filter((path) => desk.has(path))).toEqual([...desk]);
    expect(Object.keys(document.paths).filter((path) => !desk.has(path))).toEqual([
      "/api/v1/stories/{code}",
      "/api/v1/editions",
      "/api/v1/editions/{edition}/stories",
      "/api/v1/editions/{edition}/search",
      // For those who are not at the desk yet, or cannot get in again.
      "/api/v1/desk/invitation",
      "/api/v1/desk/join",
      "/api/v1/desk/password-link",
      "/api/v1/desk/new-password",
      // A picture at a width; where pictures are sent to is where they are listed.
      "/api/v1/desk/pictures/{id}/{width}",
    ]);
    const story = await house.get("/api/v1/stories/4200004");
    expect(storyShape.safeParse(JSON.parse(story.text)).error).toBeUndefined();
    const page = JSON.parse((await house.get("/api/v1/editions/fa/stories?limit=3")).text) as {
      stories: unknown[];
      older: string;
    };
    expect(page.stories).toHaveLength(3);
    expect(cardsShape.safeParse(page).error).toBeUndefined();
    const next = JSON.parse((await house.get(`/api/v1/editions/fa/stories?limit=3&before=${page.older}`)).text) as {
      stories: unknown[];
    };
    expect(next.stories).not.toEqual(page.stories);
    expect(await house.get("/api/v1/stories/nonsense")).toMatchObject({
      status: 404,
      headers: { "content-type": "application/problem+json" },
    });
    expect((await house.get("/api/v1/stories/4200010")).text).toContain("Withdrawn.");
  });
});
