import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { publishedBy } from "../desk/written.js";
import { phone } from "../setup/browser.js";
import { openDeskHouse } from "../setup/desk.js";
import { openEditor, windowOf } from "../setup/desk-browser.js";
import { pictureFile } from "../setup/drop-files.js";
import { newPlace } from "../setup/places.js";
import { openTypist } from "../setup/typist.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Found {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'], iframes: false })",
  )) as Found;
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
}

const looks = [
  ["English, light", { locale: "en-GB", colorScheme: "light" as const }],
  ["Persian, dark", { locale: "fa-IR", colorScheme: "dark" as const }],
  ["Arabic, on a phone", { ...phone, locale: "ar-EG", colorScheme: "light" as const }],
] as const;

/** A desk with a story and a picture in it, and the way to look at one of its pages as axe and a tidy eye do. */
async function lookedAt(options: (typeof looks)[number][1]) {
  const desk = await openDeskHouse(await newPlace("sqlite"), { paper: "demo" });
  const url = desk.url.replace("127.0.0.1", "localhost");
  const code = await publishedBy(desk.owner, "A bridge opens");
  const { base64 } = await pictureFile("red.jpg", "#aa0000");
  await desk.owner.fetch("/api/v1/desk/pictures", {
    method: "POST",
    headers: { "Content-Type": "image/jpeg", "Idempotency-Key": crypto.randomUUID() },
    body: new Uint8Array(Buffer.from(base64, "base64")),
  });
  const page = await windowOf(url, desk.owner, options);
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && trouble.push(message.text()));
  const look = async (name: string): Promise<void> => {
    // What has been scrolled half under the bar is no smaller for it.
    await page.evaluate("scrollTo(0, 0)");
    expect(await violations(page), name).toEqual([]);
    const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(wide, `${name} is wider than its window`).toBeLessThanOrEqual(0);
    expect((await page.locator(".bar").boundingBox())?.height, `${name}: the bar is one row`).toBeLessThan(50);
  };
  return { desk, url, code, page, trouble, look };
}

test.each(looks)("the lists and the editor can be used by everyone: %s", async (_name, options) => {
  const { url, code, page, trouble, look } = await lookedAt(options);
  await page.goto(`${url}/desk/list/published`);
  await page.locator("table.list").waitFor();
  await look("list");
  expect(await page.evaluate("document.documentElement.dir")).toBe(options.locale === "en-GB" ? "ltr" : "rtl");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await look("palette");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.locator(".shortcuts").waitFor();
  await look("keys");
  await openEditor(page, url, code);
  for (const summary of await page.locator("aside summary").all())
    if ((await summary.evaluate((one) => (one.parentElement as HTMLDetailsElement).open)) === false)
      await summary.click();
  await page.locator(".history li").first().waitFor();
  await look("editor");
  expect(trouble).toEqual([]);
});

test.each(looks)("the pages beside them can be used by everyone: %s", async (_name, options) => {
  const { url, page, trouble, look } = await lookedAt(options);
  for (const [path, sign] of [
    ["front/en", ".top-then li"],
    ["pictures", ".react-aria-ListBoxItem"],
    ["people", ".plain tr"],
    ["record", ".plain tr"],
    ["programs", ".form"],
    ["account", ".plain tr"],
  ] as const) {
    await page.goto(`${url}/desk/${path}`);
    await page.locator(sign).first().waitFor();
    await look(path);
  }
  expect(trouble).toEqual([]);
});

test.each(looks)("an address that holds a story back is named within its column: %s", async (_name, options) => {
  const { desk, url, code, page, look } = await lookedAt(options);
  const { copy } = (await desk.owner.call("openStory", { params: { code } })).value;
  const typist = openTypist(desk.url, { cookie: desk.owner.cookie, code, copy, origin: url });
  const address = `https://elsewhere.example/${"frame/".repeat(40)}`;
  typist.embed(address);
  await expect.poll(() => typist.isSaved(), { timeout: 10_000 }).toBe(true);
  await openEditor(page, url, code);
  const named = page.locator(".checklist .blocks");
  await named.waitFor();
  expect(await named.innerText()).toContain(address);
  await look("checklist");
});

test.each([1024, 1280, 1600])(
  "the bar is one row at %i pixels, all of it within reach, in three languages",
  async (width) => {
    const desk = await openDeskHouse(await newPlace("sqlite"));
    const url = desk.url.replace("127.0.0.1", "localhost");
    for (const locale of ["en-GB", "fa-IR", "ar-EG"]) {
      const page = await windowOf(url, desk.owner, { viewport: { width, height: 700 }, locale });
      await page.goto(`${url}/desk/list/queue`);
      const bar = page.locator(".bar");
      await bar.waitFor();
      expect((await bar.boundingBox())?.height, locale).toBeLessThan(50);
      for (const part of await bar.locator("a:visible, button:visible").all()) {
        const box = await part.boundingBox();
        const name = `${locale}: ${await part.innerText()}`;
        expect(box?.x, name).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(width);
      }
      const cut = await page.locator(".lists").evaluate((one) => one.scrollWidth - one.clientWidth);
      expect(cut, `${locale}: a list is cut off`).toBeLessThanOrEqual(0);
    }
  },
);

test("the lists are walked through and opened by keys alone", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  await publishedBy(desk.owner, "First");
  await publishedBy(desk.owner, "Second");
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/`);
  await page.locator("nav").first().waitFor();
  await page.keyboard.press("4");
  await page.getByRole("link", { name: "Second" }).waitFor();
  await page.keyboard.press("j");
  expect(await page.locator("tr[aria-current=true] .headline").innerText()).toBe("First");
  await page.keyboard.press("/");
  await page.keyboard.type("sec");
  await expect.poll(() => page.locator("table.list tbody tr").count()).toBe(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.locator(".body").waitFor();
  expect(await page.locator("textarea[name=headline]").inputValue()).toBe("Second");
});

test("what is typed while the palette is still coming begins nothing", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const page = await windowOf(url, desk.owner);
  const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>();
  await page.route(/\/assets\/palette-[^/]*\.js$/, async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.goto(`${url}/desk/list/queue`);
  await page.locator("nav").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.locator("[data-opening]").waitFor({ state: "attached" });
  await page.keyboard.type("n4");
  letCome();
  await page.locator(".palette input").waitFor();
  expect(page.url()).toBe(`${url}/desk/list/queue`);
  expect((await desk.owner.call("listStories", { query: { list: "queue" } })).value.stories).toEqual([]);
});

test("a command is found as fast as one types, on a slow machine too: Enter does what the words say", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const page = await windowOf(url, desk.owner);
  const slow = await page.context().newCDPSession(page);
  for (const rate of [6, 20, 6, 20, 6, 20]) {
    await page.goto(`${url}/desk/list/queue`);
    await page.locator("nav").first().waitFor();
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").waitFor();
    await slow.send("Emulation.setCPUThrottlingRate", { rate });
    await page.keyboard.type("Pictures");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${url}/desk/pictures`);
    await slow.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
});

test("an address at which nothing stands says so, in the desk's language and with its bar", async () => {
  const { url, page } = await lookedAt(looks[1][1]);
  for (const path of ["fronts/of/nowhere", "list/nothing"]) {
    await page.goto(`${url}/desk/${path}`);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText(), path).toBe("چنین صفحه‌ای در میز نیست. رفتن به صف");
  }
  await page.getByRole("alert").getByRole("link").click();
  await page.waitForURL(`${url}/desk/list/queue`);
});
