import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/kernel/clock.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { desktop, openWindow, phone } from "../setup/browser.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, revision } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse(await newPlace("sqlite"), {
    paper: "demo",
    clock: { ...systemClock, set: () => undefined, pass: () => undefined },
  });
  await publishStory(house.press, editor, { code: code(900), revision: revision("Nothing but words", { body: [] }) });
  await house.indexed();
});

const english = "/en/4200004/storm-agna-harbour-to-close-at-noon-schools-at-one";
const persian = async (): Promise<string> => String((await house.get("/4200104")).headers.location);
const kinds = async (): Promise<readonly string[]> => [
  ...["/en/", "/fa/", english, await persian(), "/en/isles/", `/fa/${encodeURIComponent("جزایر")}/`],
  ...[
    "/en/topic/storm-agna",
    "/en/archive/",
    "/fa/archive/",
    "/en/search",
    "/en/search?q=ferry",
    "/en/search?q=qqqq",
    "/en/corrections",
    "/en/nowhere/x",
    "/en/900/nothing-but-words",
  ],
];

const go = (page: Page, path: string) => page.goto(house.url + path, { waitUntil: "load" });
const goAndSettle = (page: Page, path: string) => page.goto(house.url + path, { waitUntil: "networkidle" });

describe("every page, by axe", () => {
  for (const [scheme, size] of [
    ["light", phone],
    ["dark", desktop],
  ] as const)
    test(`is accessible, ${scheme}, ${size === phone ? "on a phone" : "on a desk"}`, async () => {
      const page = await openWindow({ ...size, colorScheme: scheme, bypassCSP: true });
      for (const path of await kinds()) {
        await go(page, path);
        await page.evaluate(axe);
        const found = await page.evaluate<
          string[]
        >(`axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join(" | ")))`);
        expect(found, path).toEqual([]);
      }
    });
});

describe("a page as it loads", () => {
  test("needs no request before it is painted, never shifts, and asks for nothing from elsewhere", async () => {
    for (const size of [phone, desktop]) {
      for (const path of ["/en/", "/fa/", english, await persian()]) {
        const page = await openWindow(size);
        const asked: string[] = [];
        page.on("request", (request) => asked.push(request.url()));
        await page.addInitScript(
          `window.shifts = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifts += entry.value; }).observe({ type: "layout-shift", buffered: true });`,
        );
        await goAndSettle(page, path);
        await page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
        await page.waitForLoadState("networkidle");
        expect(await page.evaluate("window.shifts"), path).toBe(0);
        expect(
          asked.filter((url) => !url.startsWith(house.url) && !url.startsWith("data:")),
          path,
        ).toEqual([]);
        const blocking = await page.evaluate(
          `performance.getEntriesByType("resource").filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)`,
        );
        expect(blocking, path).toEqual([]);
        // What runs is our own islands, which wait until the page stands.
        expect(
          asked.filter((url) => /\.(js|css)(\?|$)/.test(url) && !url.startsWith(`${house.url}/media/islands/`)),
          path,
        ).toEqual([]);
        expect(await page.locator("script[src]:not([type=module])").count(), path).toBe(0);
      }
    }
  });

  test("reads the same with scripts off", async () => {
    const page = await openWindow({ ...phone, javaScriptEnabled: false });
    await go(page, english);
    expect(await page.locator("h1").innerText()).toContain("Storm Agna");
    await page.locator("a", { hasText: "Search" }).first().click();
    await page.locator("input[type=search]").fill("lighthouse");
    await page.locator("form[role=search] button").click();
    expect(await page.locator("[role=status]").innerText()).toMatch(/found/);
    expect(await page.locator(".card").count()).toBeGreaterThan(0);
  });

  test("never scrolls sideways, on the narrowest phone, in either direction, nor with text twice as large", async () => {
    for (const viewport of [
      { width: 320, height: 700 },
      { width: 390, height: 844 },
      { width: 1280, height: 900 },
    ])
      for (const path of await kinds()) {
        const page = await openWindow({ viewport });
        await go(page, path);
        if (viewport.width === 1280) await page.evaluate(`document.documentElement.style.fontSize = "200%"`);
        const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        expect(wide, `${path} at ${viewport.width}`).toBeLessThanOrEqual(0);
        await page.context().close();
      }
  });
});

describe("right to left", () => {
  test("the page runs from the right, the picture in the list stands at the left, Latin names keep their order", async () => {
    const page = await openWindow(desktop);
    await go(page, await persian());
    expect(await page.evaluate("document.documentElement.dir")).toBe("rtl");
    const [headline, featured] = await Promise.all([
      page.locator("h1").boundingBox(),
      page.locator(".featured").boundingBox(),
    ]);
    expect((featured?.x ?? 0) + (featured?.width ?? 0)).toBeLessThan(headline?.x ?? 0);
    expect(await page.locator("article .meta time").innerText()).toMatch(
      /^\S+ \p{Nd}{1,2} \S+ ۱۴۰\p{Nd} - \p{Nd}{2}:\p{Nd}{2}$/u,
    );
    expect(await page.locator(".meta").innerText()).toContain("کد خبر : ۴۲۰۰۱۰۴");
  });

  test("an edition's own face comes from the house itself and never moves the page", async () => {
    const page = await openWindow(phone);
    const fonts: string[] = [];
    page.on("response", (response) => {
      if (response.url().includes("/media/fonts/"))
        fonts.push(`${response.status()} ${response.headers()["content-type"]}`);
    });
    await goAndSettle(page, "/fa/");
    expect(fonts.length).toBeGreaterThan(0);
    expect(new Set(fonts)).toEqual(new Set(["200 font/woff2"]));
  });
});

describe("pictures", () => {
  test("come in the smallest format the reader takes, no wider than shown, and only while a story shows them", async () => {
    const page = await openWindow(phone);
    const pictures: { url: string; type: string | undefined }[] = [];
    page.on("response", (response) => {
      if (/\/media\/[0-9a-f]{64}/.test(response.url()))
        pictures.push({ url: response.url(), type: response.headers()["content-type"] });
    });
    await goAndSettle(page, english);
    expect(pictures.length).toBeGreaterThan(0);
    for (const { url, type } of pictures) {
      expect(type).toBe("image/avif");
      expect(Number(/\/(\d+)\.avif/.exec(url)?.[1])).toBeLessThanOrEqual(960);
    }
    const [lead] = pictures;
    const path = new URL(lead?.url ?? "").pathname;
    for (const [ending, type] of [
      ["webp", "image/webp"],
      ["jpg", "image/jpeg"],
    ])
      expect((await house.get(path.replace("avif", ending ?? ""))).headers["content-type"]).toBe(type);
    expect((await house.get(path.replace(/\/\d+\./, "/777."))).status).toBe(404);
    expect((await house.get(`/media/${"0".repeat(64)}/320.jpg`)).status).toBe(404);
    expect((await house.get(path)).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  });
});

describe("by keyboard", () => {
  test("the first stop skips to the story, and every stop is seen", async () => {
    const page = await openWindow(desktop);
    await go(page, english);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    expect((await page.locator(".skip").boundingBox())?.y).toBeGreaterThanOrEqual(0);
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    }
  });
});
