import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { written } from "../desk/written.js";
import { openDeskHouse } from "../setup/desk.js";
import { windowOf } from "../setup/desk-browser.js";
import { newPlace } from "../setup/places.js";

interface Fetched {
  readonly name: string;
  readonly startTime: number;
  readonly responseEnd: number;
}

const fetched = (page: Page): Promise<readonly Fetched[]> =>
  page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => {
      const { name, startTime, responseEnd } = entry as PerformanceResourceTiming;
      return { name, startTime, responseEnd };
    }),
  );

const one = (all: readonly Fetched[], part: RegExp): Fetched => {
  const found = all.find(({ name }) => part.test(name));
  if (found === undefined) throw new Error(`nothing like ${part} was fetched`);
  return found;
};

test("a story opened by its address waits for nothing in turn: who one is, the story and the editor's parts come beside each other", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const code = await written(desk.owner, "Bridge opens");
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/story/${code}`);
  await page.locator(".body[contenteditable=true]").waitFor();
  const all = await fetched(page);
  const [me, story, editor] = [
    one(all, /\/desk\/me$/),
    one(all, new RegExp(`/desk/stories/${code}$`)),
    one(all, /\/story-page-[\w-]+\.js$/),
  ];
  expect(story.startTime).toBeLessThan(me.responseEnd);
  expect(editor.startTime).toBeLessThan(one(all, /\/index-[\w-]+\.js$/).responseEnd);
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
  await expect.poll(async () => (await fetched(page)).some(({ name }) => /\/story-page-/.test(name))).toBe(true);
  const before = (await fetched(page)).filter(({ name }) => name.endsWith(".js")).length;
  await page.keyboard.press("Enter");
  await page.locator(".body[contenteditable=true]").waitFor();
  expect((await fetched(page)).filter(({ name }) => name.endsWith(".js")).length).toBe(before);
});
