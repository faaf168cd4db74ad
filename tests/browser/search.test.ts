import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/kernel/clock.js";
import type { EditionId } from "../../src/kernel/ids.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { desktop, openWindow, phone } from "../setup/browser.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { addEdition, code, editor, revision } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse(await newPlace("sqlite"), {
    paper: "demo",
    clock: { ...systemClock, set: () => undefined, pass: () => undefined },
  });
  const { press } = house;
  for (const language of ["ru", "ja"])
    await addEdition(press, { ...defaultEdition(language as EditionId, language), name: `Dateline ${language}` });
  const stories = [
    [901, "ru", "Новый маяк открыли на острове", "Маяк светит на двадцать миль, его видно с ёлочной горы."],
    [902, "ru", "Паром снова ходит между островами", "Расписание паромов изменили из-за шторма."],
    [903, "ja", "東京都庁が新しい図書館を開く", "図書館は月曜日から利用できる。"],
  ] as const;
  for (const [number, language, headline, words] of stories)
    await publishStory(press, editor, {
      code: code(number),
      revision: revision(headline, {
        ...{ edition: language as EditionId, language, standfirst: null },
        body: [{ kind: "paragraph", text: [{ text: words }] }],
      }),
    });
  await house.indexed();
});

/** Watches what the page's own policy refuses, and what its scripts throw. */
function troublesOf(page: Page): readonly string[] {
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  return troubles;
}

const searchAt = async (edition: string, options: BrowserContextOptions): Promise<Page> => {
  const page = await openWindow(options);
  await page.goto(`${house.url}/${edition}/search`, { waitUntil: "load" });
  return page;
};

/** Types words, and waits for the headlines that go on like all that stands in the field then. */
async function typeAndSee(page: Page, words: string): Promise<readonly string[]> {
  const input = page.locator("input[name=q]");
  // A space may come to stand before what was there.
  const whole = `${await input.inputValue()}${words}`.trim();
  const asked = (url: string): boolean => new URL(url).searchParams.get("q")?.trim() === whole;
  const answered = page.waitForResponse((one) => one.url().includes("/suggest?") && asked(one.url()));
  await input.pressSequentially(words);
  await (await answered).finished();
  await page.locator(".suggested:not([hidden]) [role=option]").first().waitFor();
  return suggested(page);
}

const suggested = (page: Page): Promise<readonly string[]> =>
  page.locator(".suggested [role=option] bdi").allInnerTexts();

const sizes = [
  ["on a phone", phone],
  ["on a desk", desktop],
] as const;

const scripts = [
  ["Latin", "en", "lightho", /lighthouse/i, "harbour"],
  ["Arabic script, typed on an Arabic keyboard", "fa", "توفا", /توفان/, "توفان"],
  ["Cyrillic", "ru", "мая", /маяк/i, "маяки"],
  ["Japanese", "ja", "東京", /東京/, "図書館"],
] as const;

describe.each(sizes)("search %s", (_, size) => {
  test.each(scripts)("in %s: headlines while typing, then stories with their words marked", async (...row) => {
    const [, edition, begun, headline, words] = row;
    const page = await searchAt(edition, size);
    const troubles = troublesOf(page);
    await typeAndSee(page, begun);
    // Who pauses between two letters sees what goes on like the first ones, until the others are answered.
    const others = async () => (await suggested(page)).filter((one) => !headline.test(one));
    await expect.poll(others).toEqual([]);
    expect((await suggested(page)).length).toBeGreaterThan(0);
    await page.locator("input[name=q]").fill(words);
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\?q=/);
    expect(await page.locator(".rows .card").count()).toBeGreaterThan(0);
    expect((await page.locator("mark").allInnerTexts()).length).toBeGreaterThan(0);
    const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(wide).toBeLessThanOrEqual(0);
    expect(troubles).toEqual([]);
  });

  test.each(["en", "fa"])("in %s is accessible with its list open, and closed", async (edition) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await openWindow({ ...size, colorScheme, bypassCSP: true });
      const words = edition === "en" ? "harbour" : "بندر";
      await page.goto(`${house.url}/${edition}/search?q=${encodeURIComponent(words)}`, { waitUntil: "load" });
      await page.evaluate(axe);
      expect(await violations(page)).toEqual([]);
      await typeAndSee(page, " ");
      await page.keyboard.press("ArrowDown");
      expect(await violations(page)).toEqual([]);
    }
  });
});

const violations = (page: Page): Promise<string[]> =>
  page.evaluate<
    string[]
  >(`axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join(" | ")))`);

describe("the list of headlines, by keyboard", () => {
  const active = (page: Page): Promise<string | null> =>
    page.evaluate<string | null>(
      `document.getElementById(document.querySelector("input[name=q]").getAttribute("aria-activedescendant"))?.querySelector("bdi").textContent ?? null`,
    );

  test("is walked with the arrows, left with Escape, and Enter goes to the story", async () => {
    const page = await searchAt("en", desktop);
    const input = page.locator("input[name=q]");
    const headlines = await typeAndSee(page, "harb");
    expect(await input.getAttribute("role")).toBe("combobox");
    expect(await input.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    expect(await active(page)).toBe(headlines[0]);
    await page.keyboard.press("ArrowUp");
    expect(await active(page)).toBeNull();
    await page.keyboard.press("ArrowUp");
    expect(await active(page)).toBe(headlines.at(-1));
    await page.keyboard.press("Escape");
    expect(await input.getAttribute("aria-expanded")).toBe("false");
    expect(await input.inputValue()).toBe("harb");
    await typeAndSee(page, "o");
    await page.keyboard.press("ArrowDown");
    const chosen = await active(page);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/en\/\d+\//);
    expect(await page.locator("h1").innerText()).toBe(chosen);
  });

  test("says to those who listen how many there are, and Enter with none chosen searches", async () => {
    const page = await searchAt("en", desktop);
    const headlines = await typeAndSee(page, "harb");
    expect(await page.locator("form [role=status]").innerText()).toBe(`${headlines.length} headlines.`);
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\?q=harb$/);
  });

  test("is chosen from with a finger", async () => {
    const page = await searchAt("fa", phone);
    const [headline] = await typeAndSee(page, "بند");
    await page.locator(".suggested [role=option]").first().tap();
    await page.waitForURL(/\/fa\/\d+\//);
    expect(await page.locator("h1").innerText()).toBe(headline);
  });
});

test("a killed story leaves the list of headlines and the search", async () => {
  const { press } = house;
  await publishStory(press, editor, { code: code(950), revision: revision("Zeppelin over the islands") });
  await house.indexed();
  const page = await searchAt("en", desktop);
  expect(await typeAndSee(page, "zepp")).toEqual(["Zeppelin over the islands"]);
  await killStory(press, editor, { code: code(950), reason: "There was none." });
  await house.indexed();
  await page.reload();
  await page.locator("input[name=q]").fill("zeppelin");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=zeppelin/);
  expect(await page.locator(".rows .card").count()).toBe(0);
});

test("without scripts the field searches as it always did", async () => {
  const page = await openWindow({ ...phone, javaScriptEnabled: false });
  await page.goto(`${house.url}/ru/search`);
  await page.locator("input[type=search]").fill("Маяк");
  await page.locator("form[role=search] button").click();
  expect(await page.locator("h2 a").first().innerText()).toBe("Новый маяк открыли на острове");
});
