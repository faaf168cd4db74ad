import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Slug } from "../../src/kernel/ids.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import type { Mailer } from "../../src/mail/mailer.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { entered } from "../comments/entered.js";
import { openToAll } from "../comments/open-to-all.js";
import { workingHere } from "../comments/working-here.js";
import { desktop, openWindow, phone } from "../setup/browser.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { addEdition, code, editor, fa, minute, revision } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";
import { keptLetters } from "../setup/reader.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const papers = {
  en: { path: "/en/1/ferry-strike", code: 1, words: "The quay was empty.", answer: "It was not.", name: "Ada" },
  fa: { path: "/fa/2/اعتصاب", code: 2, words: "اسکله خالی بود.", answer: "نبود.", name: "آوا" },
} as const;

async function openPapers(mailer?: Mailer): Promise<TestHouse> {
  const house = await openHouse(await newPlace("sqlite"), { local: true, ...(mailer !== undefined && { mailer }) });
  await addEdition(house.press, { ...defaultEdition(fa, "fa"), name: "آزمون" });
  await publishStory(house.press, editor, { code: code(1), revision: revision("Ferry strike") });
  const persian = {
    edition: fa,
    section: "world" as Slug,
    sectionName: "جهان",
    language: "fa",
    slug: "اعتصاب" as Slug,
  };
  await publishStory(house.press, editor, { code: code(2), revision: revision("اعتصاب", persian) });
  await openToAll(house.press);
  return house;
}

async function expectNoFaults(page: Page): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate('axe.run().then((r) => r.violations.map((v) => v.id + ": " + v.nodes[0].html))');
  expect(found).toEqual([]);
}

for (const [edition, paper] of Object.entries(papers)) {
  describe(`a reader's day in ${edition}`, () => {
    test("with scripts off: the box, the form, the fate, an answer, a report", async () => {
      const house = await openPapers();
      const page = await openWindow({ ...phone, javaScriptEnabled: false });
      await page.goto(house.url.replace("127.0.0.1", "localhost") + paper.path);
      await page.locator("#comment textarea").fill(paper.words);
      await page.locator("#comment [name=name]").fill(paper.name);
      await page.locator("#comment button").click();
      expect(await page.locator("[data-fate]").getAttribute("data-fate")).toBe("approved");
      await page.locator(".plain a").first().click();
      expect(await page.locator(".remark p").first().textContent()).toBe(paper.words);
      await page.locator("[data-act=reply]").click();
      await page.locator("#words").fill(paper.answer);
      await page.locator("#name").fill(paper.name);
      await page.locator(".write button").first().click();
      await page.locator(".ui a").last().click();
      await page.goto(`${house.url.replace("127.0.0.1", "localhost")}${paper.path}/comments`);
      expect(await page.locator(".remark.l2 p").textContent()).toBe(paper.answer);
      await page.locator(".acts a").nth(1).click();
      await page.locator("input[type=radio]").first().check();
      await page.locator(".write button").first().click();
      await page.locator("[role=status]").waitFor();
    });

    test("with scripts: in place, without leaving the story; what others write is announced, and shown when asked for", async () => {
      const house = await openPapers();
      const page = await openWindow(desktop);
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (said) => said.type() === "error" && faults.push(said.text()));
      const listening = page.waitForRequest(/\/comments\/live$/);
      await page.goto(house.url.replace("127.0.0.1", "localhost") + paper.path);
      await page.locator("#comment").scrollIntoViewIfNeeded();
      await listening;
      await page.locator("#comment textarea").fill(paper.words);
      await page.locator("#comment [name=name]").fill(paper.name);
      await page.locator("#comment .write button").click();
      await page.locator("#comment [role=status] a").first().waitFor();
      await page.locator(`.remark p:text-is("${paper.words}")`).waitFor();
      expect(new URL(page.url()).pathname).toBe(encodeURI(paper.path));

      await page.locator("[data-act=reply]").first().click();
      await page.locator(".remark textarea").fill(paper.answer);
      await page.locator(".remark [name=name]").fill("Bo");
      await expectNoFaults(page);
      await page.locator(".remark .write button").click();
      await page.locator(`.remark.l2 p:text-is("${paper.answer}")`).waitFor();

      const news = page.locator("#comment [role=status] button");
      // One's own words are no news.
      expect(await news.isVisible()).toBe(false);
      house.clock.pass(minute);
      await entered(house.press, "Third.", { code: code(paper.code) });
      await expect.poll(() => news.isVisible(), { timeout: 5000 }).toBe(true);
      expect(await news.textContent()).toBe(edition === "en" ? "1 new comment" : "۱ دیدگاه تازه");
      expect(await page.locator('.remark p:text-is("Third.")').count()).toBe(0);
      await news.click();
      await page.locator('.remark p:text-is("Third.")').waitFor();
      await expectNoFaults(page);
      expect(faults).toEqual([]);
    });
  });
}

describe("a guest who signs as someone of the newsroom", () => {
  test.each([
    ["with scripts off, in English", "en", "Sara Ahmadi", { ...phone, javaScriptEnabled: false }],
    ["with scripts, in Persian", "fa", "سارا احمدی", desktop],
  ] as const)("is told beside the name and loses no word: %s", async (_how, edition, name, options) => {
    const house = await openPapers();
    await workingHere(house.press, { id: "sara", name, email: "sara@news.example" });
    const { path, words } = papers[edition];
    const page = await openWindow(options);
    const scripts = options === desktop;
    const listening = scripts ? page.waitForRequest(/\/comments\/live$/) : null;
    await page.goto(house.url.replace("127.0.0.1", "localhost") + path);
    await page.locator("#comment").scrollIntoViewIfNeeded();
    await listening;
    await page.locator("#comment textarea").fill(words);
    const field = page.locator(".write [name=name]");
    await field.fill(name);
    await page.locator(".write button").first().click();
    const wrong = page.locator(".write [name=name][aria-invalid]");
    await wrong.waitFor();
    const told = page.locator(`[id="${await wrong.getAttribute("aria-describedby")}"]`);
    expect(await told.innerText()).toContain(edition === "en" ? "Someone here goes by this name." : "با این نام");
    const [above, below] = [await told.boundingBox(), await wrong.boundingBox()];
    expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)).toBeLessThan(20);
    expect([await page.locator(".write textarea").inputValue(), await wrong.inputValue()]).toEqual([words, name]);
    if (scripts) await expectNoFaults(page);
    if (process.env.DATELINE_SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.DATELINE_SHOTS}/name-${edition}.png`, fullPage: true });
    await wrong.fill("Eve");
    await page.locator(".write button").first().click();
    await page.locator("[data-fate=approved], #comment [role=status] a").first().waitFor();
  });
});

describe("a reader who muted another", () => {
  test("has that one's comments folded up under every story, in any browser they sign in with, and only then", async () => {
    const wire = keptLetters();
    const house = await openPapers(wire);
    const { transact } = house.press.database;
    const bo = { id: "bo", name: "Bo", email: "bo@readers.example", made_at: 0, erased_at: null };
    await transact(({ rows }) =>
      rows
        .insertInto("reader")
        .values({ ...bo, person: null, approved: 1, refused: 0 })
        .execute(),
    );
    const home = house.url.replace("127.0.0.1", "localhost");
    const page = await openWindow(phone);
    const bos = await entered(house.press, "Bo has words.", { reader: "bo", name: "Bo" });
    await entered(house.press, "Others too.");
    await page.goto(`${home}/en/1/ferry-strike`);
    await page.locator("#comment").scrollIntoViewIfNeeded();
    await page.locator('.remark p:text-is("Bo has words.")').waitFor();
    const letter = wire.next("ada@readers.example");
    await page.goto(`${home}/en/reader`);
    await page.locator("#email").fill("ada@readers.example");
    await page.locator(".write button").first().click();
    await page.goto(/https?:\S+/.exec((await letter).text)?.[0] ?? "");
    await page.locator("#name").fill("Ada");
    await page.locator(".write button").first().click();
    await page.goto(`${home}/en/1/ferry-strike/comments/${bos}/report`);
    await page.locator('[action$="/mute"] button').click();
    await page.locator("#muted").waitFor();
    await page.goto(`${home}/en/1/ferry-strike`);
    await page.locator("#comment").scrollIntoViewIfNeeded();
    const folded = page.locator(".remark summary");
    await folded.waitFor();
    expect(await folded.textContent()).toBe("A comment of a reader you muted: show");
    expect(await page.locator('.remark p:text-is("Bo has words.")').isVisible()).toBe(false);
    expect(await page.locator('.remark p:text-is("Others too.")').isVisible()).toBe(true);
    await expectNoFaults(page);
    await folded.click();
    expect(await page.locator('.remark p:text-is("Bo has words.")').isVisible()).toBe(true);
    await page.goto(`${home}/en/reader`);
    await page.locator('[action$="/leave"] button').click();
    await page.goto(`${home}/en/1/ferry-strike`);
    await page.locator("#comment").scrollIntoViewIfNeeded();
    await page.waitForFunction("document.querySelector('#comment [role=status]') !== null");
    expect(await folded.count()).toBe(0);
  });
});

describe("a reader who is turned away", () => {
  for (const javaScriptEnabled of [true, false])
    test(`keeps the words and is told when to come again, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
      const house = await openPapers();
      const home = house.url.replace("127.0.0.1", "localhost");
      const page = await openWindow({ ...phone, javaScriptEnabled });
      for (const words of ["Alif", "Ba", "Jim", "Dal", "Ha", "One too many."]) {
        await page.goto(home + papers.fa.path);
        await page.locator("#comment textarea").scrollIntoViewIfNeeded();
        if (javaScriptEnabled) await page.waitForFunction("document.querySelector('#comment [role=status]') !== null");
        await page.locator("#comment textarea").fill(words);
        await page.locator("#comment [name=name]").fill("آوا");
        await page.locator("#comment .write button").click();
        await page
          .locator(words === "One too many." ? "[role=alert]" : "[data-fate], #comment [role=status] a")
          .waitFor();
      }
      expect(await page.locator("[role=alert]").textContent()).toMatch(/بسیار سریع بود\..* [۰-۹]+ ثانیهٔ دیگر/);
      expect(await page.locator("textarea").inputValue()).toBe("One too many.");
      expect(await page.locator("[name=name]").inputValue()).toBe("آوا");
      if (javaScriptEnabled) await expectNoFaults(page);
    });
});

describe("a comment in another direction than its page", () => {
  test("is aligned by its own words, and its writer's name turns nothing round", async () => {
    const house = await openPapers();
    await entered(house.press, "اسکله خالی بود.\n\nThe quay was empty.", { name: "آوا (1)" });
    const page = await openWindow(phone);
    await page.goto(`${house.url}/en/1/ferry-strike/comments`);
    const directions = await page
      .locator(".remark p")
      .evaluateAll((all) => all.map((one) => (globalThis as never as Window).getComputedStyle(one as never).direction));
    expect(directions).toEqual(["rtl", "ltr"]);
    expect(await page.locator(".by bdi").textContent()).toBe("آوا (1)");
  });
});

describe("the pages of comments", () => {
  for (const scheme of ["light", "dark"] as const)
    for (const [edition, paper] of Object.entries(papers))
      test(`have no fault axe can find, ${edition}, ${scheme}, nor a bar to scroll sideways on a phone`, async () => {
        const house = await openPapers();
        const first = await entered(house.press, paper.words, { code: code(paper.code), badge: "author" });
        const second = await entered(house.press, "https://very.long.example/".padEnd(300, "x"), {
          ...{ code: code(paper.code), to: first, name: "W".repeat(60) },
        });
        await entered(house.press, paper.answer, { code: code(paper.code), to: second });
        const page = await openWindow({ ...phone, colorScheme: scheme });
        const base = `${house.url}${paper.path}/comments`;
        for (const path of ["", `/${first}`, "/write", `/${first}/report`]) {
          await page.goto(base + path);
          await expectNoFaults(page);
          expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path).toBe(true);
        }
        await page.goto(`${house.url}/${edition}/reader`);
        await expectNoFaults(page);
      });
});
