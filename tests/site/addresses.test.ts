import { expect, test } from "vitest";
import type { Instant, Slug } from "../../src/kernel/ids.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { correctStory } from "../../src/newsroom/correct-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { takeDownStory } from "../../src/newsroom/take-down-story.js";
import { updateStory } from "../../src/newsroom/update-story.js";
import { openHouse, origin } from "../setup/house.js";
import { addEdition, code, editor, fa, revision, testClock } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

onBoth("addresses", (newPlace) => {
  test("a code answers for ever: slug, section and edition may change, old addresses lead to the new one", async () => {
    const { press, get } = await openHouse(await newPlace());
    await addEdition(press, { ...defaultEdition(fa, "fa"), name: "آزمون" });
    await publishStory(press, editor, { code: code(971280), revision: revision("Talks fail") });
    expect(await get("/971280")).toMatchObject({ status: 301, headers: { location: "/en/971280/talks-fail" } });
    expect(await get("/en/971280")).toMatchObject({ status: 301, headers: { location: "/en/971280/talks-fail" } });
    expect(await get("/en/971280/anything-else")).toMatchObject({
      status: 301,
      headers: { location: "/en/971280/talks-fail" },
    });
    expect((await get("/en/971280/talks-fail")).status).toBe(200);
    await updateStory(press, editor, {
      code: code(971280),
      revision: revision("Talks resume", {
        edition: fa,
        section: "جهان" as Slug,
        sectionName: "جهان",
        slug: "گفت-وگو" as Slug,
        language: "fa",
      }),
    });
    const there = encodeURI("/fa/971280/گفت-وگو");
    for (const old of ["/971280", "/en/971280", "/en/971280/talks-fail", "/fa/971280/talks-fail"])
      expect(await get(old), old).toMatchObject({ status: 301, headers: { location: there } });
    expect((await get(there)).status).toBe(200);
  });

  test("a story that was taken down is 410 with its reason, under every address it ever had", async () => {
    const { press, get } = await openHouse(await newPlace());
    await publishStory(press, editor, { code: code(7), revision: revision("Talks fail") });
    await takeDownStory(press, editor, { code: code(7), reason: "Removed by order of the court." });
    for (const path of ["/7", "/en/7", "/en/7/talks-fail"]) {
      const { status, text } = await get(path);
      expect(status, path).toBe(410);
      expect(text).toContain("Removed by order of the court.");
      expect(text).not.toContain("The standfirst of Talks fail");
    }
    expect((await get("/api/v1/stories/7")).status).toBe(410);
  });

  test("what is nowhere is 404, with a search box and the nearest headlines", async () => {
    const house = await openHouse(await newPlace());
    await publishStory(house.press, editor, { code: code(7), revision: revision("Harbour talks fail in Zanzibar") });
    await house.indexed();
    for (const path of [
      "/xx/",
      "/en/nowhere/",
      "/999999",
      "/en/archive/2026/13",
      "/en/archive/1999",
      "/en/topic/none",
      "/no-edition/",
      "/en/world/extra/deep/path",
      "/en/feed.exe",
    ])
      expect((await house.get(path)).status, path).toBe(404);
    const lost = await house.get("/en/12345/zanzibar-harbour-talks");
    expect(lost.status).toBe(404);
    expect(lost.text).toContain('value="zanzibar harbour talks"');
    expect(lost.text).toContain("Harbour talks fail in Zanzibar");
  });

  test("a missing or needless slash leads to the page", async () => {
    const { press, get } = await openHouse(await newPlace());
    await publishStory(press, editor, { code: code(7), revision: revision("Talks fail") });
    expect(await get("/en")).toMatchObject({ status: 301, headers: { location: "/en/" } });
    expect(await get("/en/world")).toMatchObject({ status: 301, headers: { location: "/en/world/" } });
    expect(await get("/en/archive")).toMatchObject({ status: 301, headers: { location: "/en/archive/" } });
    expect(await get("/en/7/talks-fail/")).toMatchObject({ status: 301, headers: { location: "/en/7/talks-fail" } });
    expect(await get("/")).toMatchObject({ status: 302, headers: { location: "/en/" } });
  });

  test("the archive of a Persian edition stands under Persian dates, and Gregorian ones lead there", async () => {
    const { press, get } = await openHouse(await newPlace(), { clock: testClock() });
    await addEdition(press, { ...defaultEdition(fa, "fa"), name: "آزمون" });
    const published = Date.parse("2021-12-31T06:28:00+03:30") as Instant;
    await publishStory(press, editor, {
      code: code(7),
      revision: revision("بندر باز شد", { edition: fa, language: "fa", dated: published }),
    });
    const day = await get("/fa/archive/1400/10/10");
    expect(day.status).toBe(200);
    expect(day.text).toContain("جمعه ۱۰ دی ۱۴۰۰");
    expect(day.text).toContain("بندر باز شد");
    expect(await get("/fa/archive/2021/12/31")).toMatchObject({
      status: 301,
      headers: { location: "/fa/archive/1400/10/10" },
    });
    expect((await get("/fa/archive/1400/10")).text).toContain("archive/1400/10/10");
    expect((await get("/fa/archive/1400")).text).toContain("archive/1400/10");
    expect((await get(`/fa/7/${encodeURIComponent("بندر-باز-شد")}`)).text).toContain("جمعه ۱۰ دی ۱۴۰۰ - ۰۶:۲۸");
  });

  test("long lists go on by keyset, without a gap or an overlap", async () => {
    const { press, get, clock } = await openHouse(await newPlace());
    for (let number = 1; number <= 65; number += 1) {
      clock.pass(number % 3 === 0 ? 0 : 1000);
      await publishStory(press, editor, { code: code(number), revision: revision(`Story ${number} of many`) });
    }
    const seen: string[] = [];
    for (let path: string | undefined = "/en/world/"; path !== undefined; ) {
      const { text } = await get(path.replaceAll("&amp;", "&"));
      const main = text.slice(text.indexOf("<main"), text.indexOf("</main"));
      seen.push(...[...main.matchAll(/\/en\/(\d+)\/story/g)].map((match) => match[1] ?? ""));
      path = /<a href="([^"]+)" rel="next"/.exec(main)?.[1];
    }
    expect(seen).toEqual(Array.from({ length: 65 }, (_, at) => String(65 - at)));
  });

  test("corrections stand on the page and on the corrections page, dated", async () => {
    const { press, get } = await openHouse(await newPlace());
    await publishStory(press, editor, { code: code(7), revision: revision("Forty ships wait") });
    await correctStory(press, editor, {
      code: code(7),
      note: "It was fourteen ships.",
      revision: revision("Fourteen ships wait", { slug: "forty-ships-wait" as Slug }),
    });
    for (const path of ["/en/7/forty-ships-wait", "/en/corrections"]) {
      const { text } = await get(path);
      expect(text, path).toContain("It was fourteen ships.");
      expect(text, path).toContain("Tuesday 24 November 2026 - 12:00");
    }
  });

  test("the pages say what search engines and social sites need", async () => {
    const { press, get } = await openHouse(await newPlace());
    await addEdition(press, { ...defaultEdition(fa, "fa"), name: "آزمون" });
    await publishStory(press, editor, {
      code: code(7),
      revision: revision("Talks fail", { agency: "Isles Wire", place: "Geneva" }),
    });
    await publishStory(press, editor, {
      code: code(8),
      revision: revision("گفت‌وگو شکست خورد", {
        edition: fa,
        language: "fa",
        slug: "گفتگو" as Slug,
        translationOf: code(7),
      }),
    });
    const { text } = await get("/en/7/talks-fail");
    expect(text).toContain(`<link rel="canonical" href="${origin}/en/7/talks-fail"/>`);
    expect(text).toContain(`<link rel="alternate" hrefLang="fa" href="${origin}${encodeURI("/fa/8/گفتگو")}"/>`);
    expect(text).toContain(`<meta property="og:title" content="Talks fail"/>`);
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? "") as Record<
      string,
      unknown
    >;
    expect(data).toMatchObject({
      "@type": "NewsArticle",
      headline: "Talks fail",
      identifier: "7",
      datePublished: "2026-11-24T12:00:00+00:00",
      inLanguage: "en",
      description: "The standfirst of Talks fail.",
      author: { name: "Isles Wire" },
      image: { width: 1200, height: 630 },
    });
    const card = await get(new URL((data.image as { url: string }).url).pathname);
    expect(card).toMatchObject({ status: 200, headers: { "content-type": "image/jpeg" } });
  });
});
