import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { written } from "../desk/written.js";
import { openDeskHouse } from "../setup/desk.js";
import { windowOf } from "../setup/desk-browser.js";
import { newPlace } from "../setup/places.js";

const scripts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => name.endsWith(".js")),
  );

/** Lets go of what `held` matches only once what `other` matches has been asked for. */
async function hold(page: Page, held: RegExp, other: RegExp): Promise<void> {
  const asked = page.waitForRequest(other);
  await page.route(held, async (route) => {
    await asked;
    await route.continue();
  });
}

test("a story opened by its address waits for nothing in turn: who one is, the story and the editor's parts come beside each other", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const code = await written(desk.owner, "Bridge opens");
  const page = await windowOf(url, desk.owner);
  await hold(page, /\/desk\/me$/, new RegExp(`/desk/stories/${code}$`));
  await hold(page, /\/index-[\w-]+\.js$/, /\/story-page-[\w-]+\.js$/);
  await page.goto(`${url}/desk/story/${code}`);
  await page.locator(".body[contenteditable=true]").waitFor();
});

test("the first who opens the editor after a start waits for no compressing: its parts come as the build left them", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const page = await (await fetch(`${desk.url}/desk/story/1`)).text();
  const [, part = ""] = /\/desk\/(assets\/story-page-[\w-]+\.js)/.exec(page) ?? [];
  const left = await readFile(new URL(`../../dist/desk-app/${part}.br`, import.meta.url));
  const answer = await fetch(`${desk.url}/desk/${part}`, { headers: { "Accept-Encoding": "br" } });
  expect(answer.headers.get("content-encoding")).toBe("br");
  expect(Number(answer.headers.get("content-length"))).toBe(left.length);
  expect(Buffer.from(await answer.arrayBuffer()).equals(brotliDecompressSync(left))).toBe(true);
  // Whoever reads the lists is sent no word of the editor.
  expect(await (await fetch(`${desk.url}/desk/list/queue`)).text()).not.toContain("story-page");
});

test("a story opened from a list finds the editor's parts there already", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  await written(desk.owner, "Bridge opens");
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/list/queue`);
  await page.getByRole("link", { name: "Bridge opens" }).waitFor();
  const named = (await (await fetch(`${url}/desk/story/1`)).text()).match(/assets\/[\w-]+\.js/g) ?? [];
  const missing = async () => {
    const there = await scripts(page);
    return named.filter((part) => !there.some((name) => name.endsWith(part)));
  };
  expect(named.join()).toContain("story-page");
  await expect.poll(missing).toEqual([]);
  const before = (await scripts(page)).length;
  await page.keyboard.press("Enter");
  await page.locator(".body[contenteditable=true]").waitFor();
  expect(await scripts(page)).toHaveLength(before);
});
