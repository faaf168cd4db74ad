import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { publishedBy, written } from "../desk/written.js";
import { type AtDesk, openDeskHouse } from "../setup/desk.js";
import { field, openEditor, saved, windowOf } from "../setup/desk-browser.js";
import { newPlace } from "../setup/places.js";

const rows = (page: Page) => page.locator("table.list tbody tr");
const chosen = (page: Page) => page.locator("tr[aria-current=true] .headline a");

async function house() {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  return { desk, url: desk.url.replace("127.0.0.1", "localhost") };
}

/** Begins that many stories, a few at a time. */
async function begun(by: AtDesk, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await by.call("beginStory", { body: { edition: "en", section: null, headline: `Story ${at}` } });
}

test("what one narrowed a list to is one key away the next time, shown as on, and off by one key", async () => {
  const { desk, url } = await house();
  const code = await written(desk.owner, "Approved one");
  await desk.owner.act(code, "approve");
  await written(desk.owner, "Draft one");
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/list/queue`);
  await expect.poll(() => rows(page).count()).toBe(2);
  const stage = page.getByLabel("Every stage");
  await stage.focus();
  await stage.selectOption("approved");
  await expect.poll(() => rows(page).count()).toBe(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("7");
  await expect.poll(() => rows(page).count()).toBe(2);
  await page.keyboard.press("1");
  await expect.poll(() => rows(page).count()).toBe(1);
  expect(await stage.inputValue()).toBe("approved");
  expect(await stage.getAttribute("class")).toBe("on");
  await page.reload();
  await expect.poll(() => rows(page).count()).toBe(1);
  await page.keyboard.press("x");
  await expect.poll(() => rows(page).count()).toBe(2);
  await page.keyboard.press("7");
  await page.keyboard.press("1");
  await page.waitForURL(/list\/queue$/);
  await expect.poll(() => rows(page).count()).toBe(2);
});

test("a list's keys work on a keyboard set to Persian", async () => {
  const { desk, url } = await house();
  await publishedBy(desk.owner, "First");
  await publishedBy(desk.owner, "Second");
  const page = await windowOf(url, desk.owner, { locale: "fa-IR" });
  await page.goto(`${url}/desk/list/queue`);
  await page.locator("nav.lists").waitFor();
  const press = (key: string, code: string) =>
    page.evaluate(
      (init) =>
        void document.body.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true })),
      { key, code },
    );
  await press("۴", "Digit4");
  await page.getByRole("link", { name: "Second" }).waitFor();
  await press("ت", "KeyJ");
  await expect.poll(() => chosen(page).innerText()).toBe("First");
  await press("؟", "Slash");
  await page.getByRole("dialog").waitFor();
});

test("one stays on the story one stands on, whatever comes in above it or goes", async () => {
  const { desk, url } = await house();
  for (const headline of ["Oldest", "Middle", "Newest"]) await written(desk.owner, headline);
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/list/queue`);
  await expect.poll(() => chosen(page).innerText()).toBe("Newest");
  const another = await written(desk.owner, "Came in above");
  await expect.poll(() => rows(page).count()).toBe(4);
  expect(await chosen(page).innerText()).toBe("Newest");
  await page.keyboard.press("j");
  expect(await chosen(page).innerText()).toBe("Middle");
  await desk.owner.act(another, "spike");
  await expect.poll(() => rows(page).count()).toBe(3);
  expect(await chosen(page).innerText()).toBe("Middle");
  // Its own leaving puts one on the story that stands there now.
  const { stories } = (await desk.owner.call("listStories", { query: { list: "queue" } })).value;
  const middle = stories.find(({ headline }) => headline === "Middle")?.code ?? 0;
  await desk.owner.act(middle, "spike");
  await expect.poll(() => chosen(page).innerText()).toBe("Oldest");
});

test("words one types narrow what is here at once, and the archive's own answer widens it: a story is found by its body too", async () => {
  const { desk, url } = await house();
  const code = await written(desk.owner, "The harbour at dawn");
  const open = await desk.owner.call("openStory", { params: { code } });
  const body = [{ kind: "paragraph" as const, text: [{ text: "The cormorants came back." }] }];
  await desk.owner.call("writeStory", {
    params: { code },
    body: { words: { ...open.value.words, body } },
    headers: { "If-Match": open.etag ?? "" },
  });
  for (const act of ["approve", "publish"] as const) await desk.owner.act(code, act);
  await publishedBy(desk.owner, "Bread prices");
  await desk.indexed();
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/list/published`);
  await expect.poll(() => rows(page).count()).toBe(2);
  await page.keyboard.press("/");
  await page.keyboard.type("cormorants");
  await expect.poll(() => rows(page).locator(".headline").allInnerTexts()).toEqual(["The harbour at dawn"]);
});

test("a queue of 300 stays whole and live: what changes shows, nothing that was there is drawn anew", async () => {
  const { desk, url } = await house();
  await begun(desk.owner, 300);
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/list/queue`);
  await expect.poll(() => rows(page).count()).toBe(100);
  for (const expected of [200, 300]) {
    await page.getByRole("button", { name: "More" }).click();
    await expect.poll(() => rows(page).count()).toBe(expected);
  }
  const first = await rows(page).first().elementHandle();
  await page.evaluate(() => {
    const changed = new Set<Node>();
    Object.assign(globalThis, { changed });
    new MutationObserver((all) => {
      for (const { target } of all) {
        const row = (target instanceof Element ? target : target.parentElement)?.closest("tr");
        if (row) changed.add(row);
      }
    }).observe(document.querySelector("table.list tbody") as Element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await desk.owner.call("beginStory", { body: { edition: "en", section: null, headline: "One more" } });
  await expect.poll(() => rows(page).first().locator(".headline").innerText()).toBe("One more");
  // As many as were asked for stay; the one that was pushed out is a page away.
  expect(await rows(page).count()).toBe(300);
  await page.getByRole("button", { name: "More" }).waitFor();
  expect(await first?.evaluate((one) => one.isConnected)).toBe(true);
  expect(await page.evaluate(() => (globalThis as unknown as { changed: Set<Node> }).changed.size)).toBe(0);
});

test("published today is one key away", async () => {
  const { desk, url } = await house();
  await publishedBy(desk.owner, "Of yesterday");
  const { database } = desk.press;
  const dayBefore = Date.now() - 48 * 60 * 60 * 1000;
  await database.transact(({ rows: all }) => all.updateTable("story_state").set({ published_at: dayBefore }).execute());
  await publishedBy(desk.owner, "Of today");
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/list/published`);
  await expect.poll(() => rows(page).count()).toBe(2);
  await page.keyboard.press("t");
  await expect.poll(() => rows(page).locator(".headline").allInnerTexts()).toEqual(["Of today"]);
  expect(await page.getByRole("button", { name: "Today" }).getAttribute("aria-pressed")).toBe("true");
});

test("someone named in a note is told at once, finds the story among their work, and answers; by keys alone, in a right-to-left desk too", async () => {
  const { desk, url } = await house();
  const rana = await desk.join("Rana", ["reporter"]);
  const reza = await desk.join("Reza", ["sub-editor"]);
  const code = await written(rana, "Bridge opens");
  const there = await windowOf(url, reza);
  await there.goto(`${url}/desk/list/mine`);
  await there.locator(".empty").waitFor();
  const page = await windowOf(url, rana, { locale: "fa-IR" });
  await openEditor(page, url, code);
  const note = page.locator(".note-field textarea");
  await note.focus();
  await page.keyboard.type("@re");
  await page.getByRole("listbox").waitFor();
  expect(await page.locator(".offered [role=option]").allInnerTexts()).toEqual(["Reza @reza"]);
  expect(await note.getAttribute("aria-activedescendant")).toBe(
    await page.locator(".offered [role=option]").getAttribute("id"),
  );
  await page.keyboard.press("Enter");
  await page.keyboard.type("is the date right?");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => page.locator(".notes .note-text").allInnerTexts()).toEqual(["@Reza is the date right?"]);
  // Live in the bar and in the list of the one who was named.
  await expect.poll(() => there.locator(".lists .count").innerText()).toContain("1");
  await expect.poll(() => rows(there).innerText()).toContain("names you");
  await there.keyboard.press("Enter");
  await there.locator(".mentioned").getByText("is the date right?").waitFor();
  await there.locator(".mentioned button").click();
  await expect.poll(() => there.locator(".lists .count").count()).toBe(0);
  expect(await there.locator(".mentioned").count()).toBe(0);
});

test("what is typed in the moment someone is named stays in its order, however late the browser paints", async () => {
  const { desk, url } = await house();
  await desk.join("Reza", ["sub-editor"]);
  const code = await written(desk.owner, "Bridge opens");
  const page = await windowOf(url, desk.owner);
  await page.addInitScript(() => {
    const soon = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (paint) => soon(() => setTimeout(paint, 300));
  });
  await openEditor(page, url, code);
  const note = page.locator(".note-field textarea");
  await note.focus();
  await page.keyboard.type("@re");
  await page.getByRole("listbox").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("is the date", { delay: 60 });
  expect(await note.inputValue()).toBe("@Reza is the date");
});

test("the console stays clean while stories are opened, typed in, left and opened again", async () => {
  const { desk, url } = await house();
  const codes = [await written(desk.owner, "One"), await written(desk.owner, "Two")];
  const page = await windowOf(url, desk.owner);
  const said: string[] = [];
  page.on("console", (message) => ["warning", "error"].includes(message.type()) && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(`${url}/desk/list/queue`);
  for (const code of [...codes, ...codes]) {
    await page.getByRole("link", { name: code === codes[0] ? "One" : "Two" }).click();
    await page.locator(".body[contenteditable=true]").waitFor();
    await field(page, "kicker").fill("Transport");
    await saved(page);
    await page.goBack();
    await rows(page).first().waitFor();
  }
  expect(said).toEqual([]);
});

test("a front is arranged by keys alone", async () => {
  const { desk, url } = await house();
  const codes = [await publishedBy(desk.owner, "One"), await publishedBy(desk.owner, "Two")];
  const front = await desk.owner.call("openFront", { params: { edition: "en" } });
  await desk.owner.call("setFront", {
    params: { edition: "en" },
    body: { ...front.value.front, slots: codes },
    headers: { "If-Match": front.etag ?? "" },
  });
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/front/en`);
  const slots = page.locator(".slots [data-key]");
  await slots.first().focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect
    .poll(() => slots.evaluateAll((all) => all.map((one) => one.getAttribute("data-key"))))
    .toEqual(codes.toReversed().map(String));
  // The focus has gone along: the same keys move it back.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-key"))).toBe(String(codes[0]));
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => slots.first().getAttribute("data-key")).toBe(String(codes[0]));
});
