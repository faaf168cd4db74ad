import { describe, expect, test } from "vitest";
import type { EditionId, Instant, Slug } from "../../src/kernel/ids.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { correctStory } from "../../src/newsroom/correct-story.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { addEdition, code, editor, fa, minute, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

const day = 24 * 60 * minute;
const text = (...paragraphs: readonly string[]) =>
  paragraphs.map((words) => ({ kind: "paragraph" as const, text: [{ text: words }] }));
const at = (iso: string): { readonly dated: Instant } => ({ dated: Date.parse(iso) as Instant });
const sport = { section: "sport" as Slug, sectionName: "Sport" };
const agna = { topics: [{ slug: "storm-agna" as Slug, name: "Storm Agna" }] };

/** Headlines of the stories a search page lists, in order. */
const headlines = (html: string): readonly string[] =>
  [...html.matchAll(/<h2><a href="[^"]*">([^<]*)<\/a><\/h2>/g)].map((one) => one[1] ?? "");
const marks = (html: string): readonly string[] =>
  [...html.matchAll(/<mark>([^<]*)<\/mark>/g)].map((one) => one[1] ?? "");
const links = (html: string, within: string): readonly string[] => {
  const from = html.indexOf(`id="${within}"`);
  const nav = from < 0 ? "" : html.slice(from, html.indexOf("</nav>", from));
  return [...nav.matchAll(/<a href="([^"]*)"><bdi>([^<]*)<\/bdi> <small>([^<]*)<\/small>/g)].map(
    ([, path, words, count]) => `${words} ${count} ${decodeURIComponent((path ?? "").replaceAll("&amp;", "&"))}`,
  );
};

async function seek(house: TestHouse, words: string, more = ""): Promise<string> {
  const { status, text: html } = await house.get(`/en/search?q=${encodeURIComponent(words)}${more}`);
  expect(status, words).toBe(200);
  return html;
}

async function shelf(house: TestHouse): Promise<void> {
  const stories: readonly (readonly [number, string, Parameters<typeof revision>[1]])[] = [
    [
      1,
      "Harbour reopens",
      { ...at("2019-05-01T10:00Z"), body: text("The night watch has gone home."), byline: "Mara Quill" },
    ],
    [2, "Harbour cup won", { ...at("2020-06-01T10:00Z"), ...sport, body: text("They watch the night ferries.") }],
    [
      3,
      "Council meets",
      { ...at("2021-07-01T10:00Z"), ...agna, body: text("The harbour budget was read, ferries were not.") },
    ],
    [
      4,
      "Ferries wait",
      { ...at("2021-08-01T10:00Z"), agency: "Isles Wire", body: text("Wind keeps them in harbour.") },
    ],
  ];
  for (const [number, headline, parts] of stories)
    await publishStory(house.press, editor, { code: code(number), revision: revision(headline, parts) });
  await house.indexed();
}

onBoth("the search page", (newPlace) => {
  const opened = async (): Promise<TestHouse> => {
    const house = await openHouse(await newPlace());
    await shelf(house);
    return house;
  };

  test("finds Chinese in either kind of characters, and marks it as it is written", async () => {
    const house = await openHouse(await newPlace());
    const zh = "zh" as EditionId;
    await addEdition(house.press, { ...defaultEdition(zh, "zh-Hant"), name: "試報" });
    const told = { edition: zh, language: "zh-Hant", body: text("港口的運輸今天重新開放。") };
    await publishStory(house.press, editor, { code: code(1), revision: revision("圖書館開放", told) });
    await house.indexed();
    for (const words of ["图书馆", "圖書館", "运输", "運輸"]) {
      const { text: html } = await house.get(`/zh/search?q=${encodeURIComponent(words)}`);
      expect(marks(html).join(""), words).toMatch(words.length === 3 ? /圖書館/ : /運輸/);
    }
  });

  test("understands phrases, words left out, sections, topics, who wrote, and times", async () => {
    const house = await opened();
    const found = async (words: string) => headlines(await seek(house, words)).toSorted();
    expect(await found("harbour")).toEqual(["Council meets", "Ferries wait", "Harbour cup won", "Harbour reopens"]);
    expect(await found('"night watch"')).toEqual(["Harbour reopens"]);
    expect(await found("night watch")).toEqual(["Harbour cup won", "Harbour reopens"]);
    expect(await found("harbour -ferries")).toEqual(["Harbour reopens"]);
    expect(await found('harbour -"night watch" -budget')).toEqual(["Ferries wait", "Harbour cup won"]);
    expect(await found("harbour section:Sport")).toEqual(["Harbour cup won"]);
    expect(await found("section:sport")).toEqual(["Harbour cup won"]);
    expect(await found('topic:"Storm Agna"')).toEqual(["Council meets"]);
    expect(await found("by:quill")).toEqual(["Harbour reopens"]);
    expect(await found('harbour by:"isles wire"')).toEqual(["Ferries wait"]);
    expect(await found("harbour after:2020-06 before:2021-08")).toEqual(["Council meets", "Harbour cup won"]);
    expect(await found("harbour after:2021")).toEqual(["Council meets", "Ferries wait"]);
  });

  test("marks the words in the story's own text, in any spelling, escaped", async () => {
    const house = await openHouse(await newPlace());
    const body = text("Once.", "The café’s <b>Ferries</b> & boats: one ferry more.");
    await publishStory(house.press, editor, { code: code(1), revision: revision("On the water", { body }) });
    await house.indexed();
    const html = await seek(house, "FERRY cafes");
    expect(marks(html)).toEqual(["café’s", "Ferries", "ferry"]);
    expect(html).toContain("&lt;b&gt;");
    expect(html).not.toContain("<b>");
  });

  test("counts by section and by year, each a way to fewer stories", async () => {
    const house = await opened();
    const html = await seek(house, "harbour");
    expect(links(html, "by-section")).toEqual([
      "World 3 /en/search?q=harbour section:world",
      "Sport 1 /en/search?q=harbour section:sport",
    ]);
    expect(links(html, "by-year")).toEqual([
      "2021 2 /en/search?q=harbour after:2021 before:2022",
      "2020 1 /en/search?q=harbour after:2020 before:2021",
      "2019 1 /en/search?q=harbour after:2019 before:2020",
    ]);
    const narrowed = await seek(house, "harbour after:2021 before:2022");
    expect(headlines(narrowed)).toHaveLength(2);
    expect(links(narrowed, "by-year")).toEqual([]);
  });

  test("puts the newest first when asked, page after page without a gap", async () => {
    const house = await openHouse(await newPlace());
    for (let number = 1; number <= 45; number += 1)
      await publishStory(house.press, editor, {
        code: code(number),
        revision: revision(`Harbour day ${number}`, { dated: (Date.parse("2020-01-01") + number * day) as Instant }),
      });
    await house.indexed();
    const seen: string[] = [];
    let path: string | undefined = "/en/search?q=harbour&sort=newest";
    while (path !== undefined) {
      const html: string = (await house.get(path)).text;
      expect(html).toContain("45 stories found.");
      seen.push(...headlines(html));
      path = /<a href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, at) => `Harbour day ${45 - at}`));
  });

  test("counts what is fresh for more", async () => {
    const house = await openHouse(await newPlace());
    const body = text("The harbour is shut.");
    const parts = { standfirst: null, body };
    await publishStory(house.press, editor, {
      code: code(2),
      revision: revision("Old harbour news", { ...parts, dated: (house.clock.now() - 3000 * day) as Instant }),
    });
    await publishStory(house.press, editor, { code: code(1), revision: revision("New harbour news", parts) });
    await house.indexed();
    expect(headlines(await seek(house, "harbour shut"))).toEqual(["New harbour news", "Old harbour news"]);
  });

  test("asks whether a mistyped word was meant, and only where that finds more", async () => {
    const house = await opened();
    const html = await seek(house, "harbuor section:sport");
    expect(headlines(html)).toEqual([]);
    expect(html).toContain('<a href="/en/search?q=Harbour%20section%3Asport"><bdi>Harbour section:sport</bdi></a>?');
    expect(await seek(house, "qqqqqq")).not.toContain("Did you mean");
    expect(await seek(house, "harbuor before:1999")).not.toContain("Did you mean");
  });

  test("says what it did not understand, and looks for it as words", async () => {
    const house = await opened();
    const html = await seek(house, "section:harbour");
    expect(html).toContain("Not understood, so looked for as words: section:harbour");
    expect(headlines(html)).toHaveLength(4);
    for (const odd of ['"', '"harbour', "after:never", "-", "section:", "by: topic:", "page=-1"])
      await seek(house, odd);
    for (const more of ["&page=0", "&page=99999", "&page=x", "&before=x", "&sort=odd", "&sort=newest&before=1-1"])
      await seek(house, "harbour", more);
  });

  test("goes straight to a story by its code, in any digits", async () => {
    const house = await opened();
    for (const typed of ["3", "۳", "٣", " 3 "]) {
      const { status, headers } = await house.get(`/en/search?q=${encodeURIComponent(typed)}`);
      expect([status, headers.location], typed).toEqual([302, "/3"]);
    }
  });

  test("loses a killed story at once, with its headline and its words; a corrected one is found by its new words", async () => {
    const house = await opened();
    await killStory(house.press, editor, { code: code(1), reason: "Wrong." });
    await correctStory(house.press, editor, {
      code: code(4),
      note: "It was the trams.",
      revision: revision("Trams wait", { ...at("2021-08-01T10:00Z"), body: text("Wind keeps them in.") }),
    });
    await house.indexed();
    expect(headlines(await seek(house, "harbour")).toSorted()).toEqual(["Council meets", "Harbour cup won"]);
    expect(headlines(await seek(house, "trams"))).toEqual(["Trams wait"]);
    expect(await seek(house, "reopens")).toContain("No story has all these words.");
    const { text: told } = await house.get("/en/search/suggest?q=harbour%20reo");
    expect(JSON.parse(told)).toMatchObject({ stories: [] });
  });

  test("speaks the edition's language: names, calendar and digits", async () => {
    const house = await openHouse(await newPlace());
    await addEdition(house.press, { ...defaultEdition(fa, "fa"), name: "آزمون" });
    for (const [number, when] of [
      [11, "2021-05-01T10:00Z"],
      [12, "2022-05-01T10:00Z"],
    ] as const)
      await publishStory(house.press, editor, {
        code: code(number),
        revision: revision(`خبر بندر ${number}`, { ...at(when), edition: fa as EditionId, language: "fa" }),
      });
    await house.indexed();
    const path = (words: string): string => `/fa/search?q=${encodeURIComponent(words)}`;
    const { text: html } = await house.get(path("بندر"));
    expect(html).toContain("۲ خبر یافت شد.");
    expect(links(html, "by-year")).toEqual([
      "۱۴۰۱ ۱ /fa/search?q=بندر پس‌از:۱۴۰۱ پیش‌از:۱۴۰۲",
      "۱۴۰۰ ۱ /fa/search?q=بندر پس‌از:۱۴۰۰ پیش‌از:۱۴۰۱",
    ]);
    expect(headlines((await house.get(path("بندر پس‌از:۱۴۰۱ پیش‌از:۱۴۰۲"))).text)).toEqual(["خبر بندر 12"]);
  });
});

describe("headlines while one types", () => {
  test("go on as the reader began, newest first, in whatever letters", async () => {
    const { newPlace } = await import("../setup/places.js");
    const house = await openHouse(await newPlace("sqlite"));
    await shelf(house);
    const suggested = async (words: string): Promise<readonly string[]> => {
      const { text: told } = await house.get(`/en/search/suggest?q=${encodeURIComponent(words)}`);
      return (JSON.parse(told) as { stories: { headline: string }[] }).stories.map(({ headline }) => headline);
    };
    expect(await suggested("har")).toEqual(["Harbour cup won", "Harbour reopens"]);
    expect(await suggested("HÁRB")).toEqual(["Harbour cup won", "Harbour reopens"]);
    expect(await suggested("harbour reo")).toEqual(["Harbour reopens"]);
    expect(await suggested("harbour ")).toEqual(["Harbour cup won", "Harbour reopens"]);
    expect(await suggested("cup har")).toEqual(["Harbour cup won"]);
    expect(await suggested("budget")).toEqual([]);
    expect(await suggested("x".repeat(1_500))).toEqual([]);
  });

  test("are counted apart from searches, and bounded", async () => {
    const { newPlace } = await import("../setup/places.js");
    const house = await openHouse(await newPlace("sqlite"));
    const from = { "X-Forwarded-For": "203.0.113.9" };
    const ask = async (path: string): Promise<number> => (await house.get(path, from)).status;
    const statuses: number[] = [];
    for (let at = 0; at < 260; at += 1) statuses.push(await ask(`/en/search/suggest?q=a${at}`));
    expect(statuses.slice(0, 200).every((status) => status === 200)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect(await ask("/en/search?q=harbour")).toBe(200);
  });
});
