import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { publishedBy, written } from "../desk/written.js";
import { etagOf, openDeskHouse } from "../setup/desk.js";
import { openEditor, windowOf } from "../setup/desk-browser.js";
import { newPlace } from "../setup/places.js";

/** Everything the page says, seen or read aloud: its text, and what stands in labels, titles and placeholders. */
const everythingSaid = `(() => {
  const said = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!holder.closest("script, style, noscript, kbd, textarea, .body")) said.push(walk.currentNode.textContent);
  }
  for (const one of document.querySelectorAll("[aria-label], [title], [placeholder]"))
    said.push(...["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) ?? ""));
  return said;
})()`;

/** What is data or a name and no word of the desk: people, papers, addresses, sections, products, moments of an English paper. */
const data =
  /\S+@\S+|https?:\/\/\S*|\d+ \w+ \d{4} \d\d:\d\d|getaddrinfo \S+ \S+|\bperson:\w+|\b(?:node|Shift|Owner|Rana|English|The Test|News|World|Sport|Bridge|Draft of hers|wire desk|Chrome|Linux|WebKit|HeadlessChrome|en(?:\/\w+)?|Alt|Ctrl|URL|SVG|B|I|H)\b/g;

/** How far an English headline stands from the beginning of its cell in a list that is read from the right: pixels. */
const gapBeforeHeadline = `(() => {
  const cell = document.querySelector("td.headline");
  return cell.getBoundingClientRect().right - cell.querySelector("a").getBoundingClientRect().right;
})()`;

/** By this name the tests make their editions; it is in the record. */
const whoSetsUp = "editor";

async function latinOn(page: Page): Promise<readonly string[]> {
  const said = (await page.evaluate(everythingSaid)) as readonly string[];
  expect(said.length).toBeGreaterThan(20);
  return said
    .map((text) => text.replace(data, "").trim())
    .filter((text) => /[A-Za-z]{2,}/.test(text) && text !== whoSetsUp);
}

test.each([
  ["Persian", "fa-IR", /دبیران و سردبیران می‌توانند خبر را تأیید کنند/],
  ["Arabic", "ar-EG", /للمحررين ورؤساء التحرير أن يعتمدوا الخبر/],
])("the desk is wholly %s: its pages, its refusals, its record", async (_name, locale, whoApproves) => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const rana = await desk.join("Rana", ["reporter"]);
  await desk.owner.call("makeToken", { body: { name: "wire desk", scopes: ["read", "pictures"] } });
  await desk.owner.call("makeHook", { body: { url: "https://hooks.example/in", acts: ["published", "scheduled"] } });
  const headers = { "If-Match": await etagOf(desk.owner, rana.id) };
  await desk.owner.call("passwordLink", { params: { id: rana.id }, body: {}, headers });
  await desk.signIn(rana.email, "not her password");
  const code = await publishedBy(desk.owner, "Bridge");
  const draft = await written(rana, "Draft of hers");
  await desk.owner.act(await publishedBy(desk.owner, "Bridge"), "kill", { note: "…" });
  const page = await windowOf(url, desk.owner, { locale });
  for (const [path, sign] of [
    ["list/queue", "table.list tbody tr"],
    ["list/withdrawn", "table.list tbody tr"],
    ["people", "tr[data-person]"],
    ["programs", "details"],
    ["record", ".record tr"],
    ["account", "section tr"],
    ["front/en", "main h1"],
    ["comments/waiting", "main nav"],
  ] as const) {
    await page.goto(`${url}/desk/${path}`);
    await page.locator(sign).first().waitFor();
    if (path === "list/queue") expect(await page.evaluate(gapBeforeHeadline)).toBeLessThan(12);
    expect.soft(await latinOn(page), path).toEqual([]);
  }
  // A reporter is told in her own language why she may not.
  const hers = await windowOf(url, rana, { locale });
  await openEditor(hers, url, draft);
  expect(await hers.locator("button[data-act=approve]").getAttribute("title")).toMatch(whoApproves);
  expect.soft(await latinOn(hers), "her draft").toEqual([]);
  await hers.goto(`${url}/desk/story/${code}`);
  await hers.locator(".notice").waitFor();
  expect.soft(await latinOn(hers), "what she may only read").toEqual([]);
  const stranger = await windowOf(url, { cookie: "x=y" }, { locale });
  await stranger.goto(`${url}/desk/sign-in`);
  await stranger.locator("input[name=email]").fill("nobody@news.example");
  await stranger.locator("input[name=password]").fill("no password of anyone");
  await stranger.locator("button[type=submit]").click();
  await stranger.getByRole("alert").waitFor();
  const [told] = await stranger.getByRole("alert").allInnerTexts();
  expect(told).toMatch(/\p{Script=Arabic}/u);
});
