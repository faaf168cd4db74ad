import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { CommentId } from "../../src/domain/comment/comment-id.js";
import { entered } from "../comments/entered.js";
import { publishedBy } from "../desk/written.js";
import { phone } from "../setup/browser.js";
import { type DeskHouse, openDeskHouse } from "../setup/desk.js";
import { windowOf } from "../setup/desk-browser.js";
import { code } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

const urlOf = (desk: DeskHouse): string => desk.url.replace("127.0.0.1", "localhost");

const rows = (page: Page): Promise<readonly string[]> => page.locator(".queued .said").allInnerTexts();
const told = (page: Page): Promise<string> => page.locator("p[role=status]").innerText();
/** What the panel beside shows is what the keys stand on. */
const opened = (page: Page, words: string): Promise<void> =>
  page.locator(".opened .said", { hasText: words }).waitFor();

test("a moderator's day by keys alone: approve, refuse, hold, feature, select many, ban, undo, another queue", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const story = await publishedBy(desk.owner, "A bridge opens");
  const mona = await desk.join("Mona", ["moderator"]);
  const waiting: CommentId[] = [];
  for (const words of ["one fine", "two rude", "three spam", "four spam", "five odd", "six guest"]) {
    desk.clock.pass(1000);
    waiting.push(await entered(desk.press, words, { state: "waiting", code: code(story), network: `net ${words}` }));
  }
  const page = await windowOf(urlOf(desk), mona);
  await page.goto(`${urlOf(desk)}/desk/`);
  await page.locator("nav").first().waitFor();

  // There by the palette, whose commands the page's own buttons are too.
  await page.keyboard.press("Control+k");
  await page.locator(".palette input").waitFor();
  await page.keyboard.type("Comments");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await opened(page, "one fine");
  expect(await rows(page)).toEqual(["one fine", "two rude", "three spam", "four spam", "five odd", "six guest"]);
  expect(await page.locator(".of-story a").first().innerText()).toBe("A bridge opens");

  // Approved: it is gone from the queue, the next stands there, and the public may see it.
  await page.keyboard.press("a");
  await expect.poll(() => told(page)).toBe("Approved.");
  await opened(page, "two rude");
  const shown = async () =>
    (await desk.press.database.publicReader.selectFrom("thread_comment").select("words").orderBy("id").execute()).map(
      ({ words }) => words,
    );
  expect(await shown()).toEqual(["one fine"]);

  // Refused, with the reason by its number.
  await page.keyboard.press("r");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("1");
  await expect.poll(() => told(page)).toBe("Refused.");
  await opened(page, "three spam");

  // Two selected, and refused as one.
  await page.keyboard.press("x");
  await page.keyboard.press("x");
  await page.getByText("2 selected").waitFor();
  await page.keyboard.press("r");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("4");
  await expect.poll(() => told(page)).toBe("Refused. (2)");
  await expect.poll(() => rows(page)).toEqual(["five odd", "six guest"]);

  // And taken back as one.
  await page.keyboard.press("u");
  await expect.poll(() => told(page)).toBe("Undone.");
  await expect.poll(() => rows(page)).toEqual(["three spam", "four spam", "five odd", "six guest"]);

  // A guest is banned for a week, with a reason.
  for (const words of ["four spam", "five odd", "six guest"]) {
    await page.keyboard.press("j");
    await opened(page, words);
  }
  await page.keyboard.press("b");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("Threats.");
  await page.keyboard.press("Enter");
  await expect.poll(() => told(page)).toBe("Banned.");
  await page.locator(".notice", { hasText: "Banned: Threats." }).waitFor();

  // The next queues: what is public, one of them featured.
  await page.keyboard.press("t");
  await page.keyboard.press("t");
  await page.keyboard.press("t");
  await opened(page, "one fine");
  expect(new URL(page.url()).pathname).toBe("/desk/comments/approved");
  await page.keyboard.press("p");
  await expect.poll(() => told(page)).toBe("Featured.");
  await page.locator(".queued small", { hasText: "Featured" }).waitFor();
  const log = (await mona.call("openComment", { params: { id: waiting[0] ?? 0 } })).value.decisions;
  expect(log.map(({ act, actor }) => [act, actor])).toEqual([
    ["picked", `person:${mona.id}`],
    ["approved", `person:${mona.id}`],
  ]);
});

test("a reader beside their comment is said to be of the newsroom, and to be nobody of it again", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const mona = await desk.join("Mona", ["moderator"]);
  const max = await desk.join("Max", ["reporter"]);
  const who = { id: "r1", name: "Maximilian", email: "max@home.example", made_at: 0, approved: 1, refused: 0 };
  await desk.press.database.transact(({ rows }) => rows.insertInto("reader").values(who).execute());
  await entered(desk.press, "I wrote it.", { state: "waiting", reader: "r1", name: "Maximilian" });
  const page = await windowOf(urlOf(desk), mona);
  await page.goto(`${urlOf(desk)}/desk/comments/waiting`);
  await opened(page, "I wrote it.");
  const badge = page.getByLabel("Badge");
  expect(await badge.locator("option:checked").innerText()).toBe("As their mail address tells: A reader like others");
  await badge.selectOption({ label: "Max" });
  await page.getByText("said by Mona").waitFor();
  await page.locator(".opened .byline small", { hasText: "Staff" }).waitFor();
  expect(await badge.inputValue()).toBe(`person:${max.id}`);
  if (process.env.DATELINE_SHOTS !== undefined)
    await page.screenshot({ path: `${process.env.DATELINE_SHOTS}/badge.png` });
  await badge.selectOption({ label: "A reader like others" });
  await page.locator(".opened .byline small", { hasText: "Staff" }).waitFor({ state: "detached" });
  expect(await page.getByText("said by Mona").count()).toBe(1);
});

test("two moderators at once: what one decides leaves the other's queue, and nothing is decided on twice", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const [mona, max] = [await desk.join("Mona", ["moderator"]), await desk.join("Max", ["moderator"])];
  const first = await entered(desk.press, "first", { state: "waiting" });
  desk.clock.pass(1000);
  await entered(desk.press, "second", { state: "waiting" });
  const [one, two] = [await windowOf(urlOf(desk), mona), await windowOf(urlOf(desk), max)];
  for (const page of [one, two]) {
    await page.goto(`${urlOf(desk)}/desk/comments/waiting`);
    await opened(page, "first");
  }
  // Max hears nothing for a while, as on a bad line, and decides on what he saw.
  await two.route("**/api/v1/desk/comments?*", (route) => route.abort());
  await one.keyboard.press("a");
  await expect.poll(() => told(one)).toBe("Approved.");
  await two.keyboard.press("r");
  await two.getByRole("dialog").waitFor();
  await two.keyboard.press("1");
  await expect.poll(() => told(two)).toContain("Someone has decided on this comment");
  await two.unroute("**/api/v1/desk/comments?*");
  const { value } = await mona.call("openComment", { params: { id: first } });
  expect(value.comment.state).toBe("approved");
  expect(value.decisions).toHaveLength(1);
  // And what comes in meanwhile is there without asking.
  desk.clock.pass(1000);
  await entered(desk.press, "third", { state: "waiting" });
  await expect.poll(() => rows(one)).toEqual(["second", "third"]);
  await one.keyboard.press("a");
  await expect.poll(() => rows(two)).toEqual(["third"]);
});

test("the rules are set and a text is tried against the word lists before they are saved", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const mona = await desk.join("Mona", ["moderator"]);
  const page = await windowOf(urlOf(desk), mona);
  await page.goto(`${urlOf(desk)}/desk/comment-rules`);
  await page.locator("select[name=mode]").selectOption("after");
  await page.locator("input[name=closeAfterDays]").fill("14");
  await page.locator("textarea[name=banned]").fill("vermin\n؟؟");
  await page.locator("textarea[data-try]").fill("you V.e.r.m.i.n");
  await page.locator("[data-act=try-words]").click();
  await page.getByText("Found: vermin (V.e.r.m.i.n)").waitFor();
  await page.locator("[data-act=save-rules]").click();
  await page.getByText("Saved.").waitFor();
  await page.getByText("Nothing can be looked for by: ؟؟").waitFor();
  const { value } = await mona.call("commentRules", { query: { scope: "edition:en" } });
  expect(value).toMatchObject({ settings: { mode: "after", closeAfterDays: 14 }, banned: "vermin" });
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test.each([
  ["English, light", { locale: "en-GB", colorScheme: "light" as const }],
  ["Persian, dark", { locale: "fa-IR", colorScheme: "dark" as const }],
  ["Arabic, on a phone", { ...phone, locale: "ar-EG", colorScheme: "light" as const }],
])("the queues and the rules can be used by everyone: %s", async (name, options) => {
  const desk = await openDeskHouse(await newPlace("sqlite"), { paper: "demo" });
  const story = await publishedBy(desk.owner, "A bridge opens");
  const top = await entered(desk.press, "At last! The ferry was late every single morning of my life.", {
    code: code(story),
    name: "Edda",
  });
  await entered(desk.press, "فقط یک پرسش: عوارض پل چقدر خواهد بود؟", { code: code(story), name: "شیرین", to: top });
  const who = { id: "r1", name: "Bargain", email: "bargain@x.example", made_at: 0, approved: 0, refused: 2 };
  await desk.press.database.transact(({ rows }) => rows.insertInto("reader").values(who).execute());
  await entered(desk.press, "Cheap pills at pills.example/now", {
    ...{ code: code(story), name: "Bargain", reader: "r1", to: top, state: "waiting", reason: "links" },
    findings: [{ phase: "links", reason: "links", detail: "pills.example/now" }],
  });
  await entered(desk.press, "لا أحد يتحدث عن الصيادين.", {
    code: code(story),
    name: "سامي",
    state: "waiting",
    reason: "newcomer",
  });
  const page = await windowOf(urlOf(desk), desk.owner, options);
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  const look = async (where: string): Promise<void> => {
    await page.evaluate(axe);
    const found = (await page.evaluate(
      "axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'] })",
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    if (process.env.DATELINE_SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.DATELINE_SHOTS}/${name.replace(/\W+/g, "-")}-${where}.png` });
    expect(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
      where,
    ).toEqual([]);
    const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(wide, `${where} is wider than its window`).toBeLessThanOrEqual(0);
  };
  await page.goto(`${urlOf(desk)}/desk/comments/waiting`);
  await page.locator(".opened .said").waitFor();
  await page.locator("select[name=badge]").waitFor();
  await look("queue");
  await page.locator("[data-act=refuse]").click();
  await page.getByRole("dialog").waitFor();
  await look("refuse");
  await page.keyboard.press("Escape");
  await page.goto(`${urlOf(desk)}/desk/comment-rules`);
  await page.locator("textarea[name=banned]").waitFor();
  await look("rules");
  expect(trouble).toEqual([]);
});
