import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../scripts/ensure-chromium.mjs";
import { type Deskhand, openDeskhand } from "./deskhand.js";
import { fetched } from "./load.js";
import { startServer } from "./server.js";
import { say, teller, timed } from "./told.js";

const turns = 40;
const editorTurns = 12;
const queueLength = 300;

const tell = teller({ wide: 44, ofHundred: 95 });

/** Drafts until the queue is as long as a busy newsroom's; answers their codes. */
async function fillQueue(hand: Deskhand): Promise<readonly number[]> {
  const codes: number[] = [];
  for (let page: string | null | undefined; page !== null && codes.length < queueLength; ) {
    const { stories, next }: { stories: readonly { code: number }[]; next: string | null } = await hand.get(
      `/api/v1/desk/stories?list=queue${page === undefined ? "" : `&after=${page}`}`,
    );
    codes.push(...stories.map(({ code }) => code));
    page = next;
  }
  while (codes.length < queueLength) {
    const body = { edition: hand.edition, section: null, headline: `Draft number ${codes.length} on the harbour` };
    const { row } = await hand.post<{ readonly row: { readonly code: number } }>("/api/v1/desk/stories", body);
    codes.push(row.code);
  }
  return codes;
}

async function measureDoors(hand: Deskhand, drafts: readonly number[]): Promise<void> {
  tell(
    `The queue of ${queueLength}, its first page`,
    await timed(turns, () => hand.get("/api/v1/desk/stories?list=queue")),
  );
  tell("Published, its first page", await timed(turns, () => hand.get("/api/v1/desk/stories?list=published")));
  const words = ["harbour", "market", "minister", "election", "oil"];
  tell(
    "Everything, found by a word",
    await timed(turns, (turn) => hand.get(`/api/v1/desk/stories?list=all&words=${words[turn % words.length]}`)),
  );
  tell("A draft opened", await timed(turns, (turn) => hand.get(`/api/v1/desk/stories/${drafts[turn]}`)));
  const { stories } = await hand.get<{ readonly stories: readonly { readonly code: number }[] }>(
    "/api/v1/desk/stories?list=published",
  );
  tell(
    "A published story opened for the first time",
    await timed(turns, (turn) => hand.get(`/api/v1/desk/stories/${stories[turn]?.code}`)),
  );
}

async function openWindow(browser: Browser, hand: Deskhand): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  await context.addCookies(
    hand.cookie.split("; ").map((pair) => {
      const end = pair.indexOf("=");
      return { name: pair.slice(0, end), value: pair.slice(end + 1), url: hand.url, httpOnly: true };
    }),
  );
  return context.newPage();
}

const editable = (page: Page): Promise<void> => page.locator(".body[contenteditable=true]").waitFor();
const saved = (page: Page): Promise<void> => page.locator("output[data-state=saved]").waitFor();

async function measureBrowser(browser: Browser, hand: Deskhand, drafts: readonly number[]): Promise<void> {
  const cold = await timed(editorTurns, async (turn) => {
    const page = await openWindow(browser, hand);
    await page.goto(`${hand.url}/desk/story/${drafts[turn]}`);
    await editable(page);
    await page.context().close();
  });
  tell("The editor, a browser that has nothing yet", cold, " (until one can type)");
  const page = await openWindow(browser, hand);
  await page.goto(`${hand.url}/desk/list/queue`);
  await page.locator("table.list a").first().waitFor();
  tell(
    "The editor, from the list",
    await timed(editorTurns, async (turn) => {
      if (turn > 0) {
        await page.goBack();
        await page.locator("table.list a").first().waitFor();
      }
      await page.locator("table.list a").nth(turn).click();
      await editable(page);
    }),
    " (the way back counted in)",
  );
  await saved(page);
  tell("A key until the letter stands there", await keystrokes(page));
  await page.context().close();
}

/** From each key's event until the browser has painted after it, with the network cut: nothing typed waits for it. */
async function keystrokes(page: Page): Promise<readonly number[]> {
  await page.locator(".body").click();
  await page.context().setOffline(true);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    document.addEventListener("keydown", () => {
      const began = performance.now();
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - began)));
    });
  });
  await page.keyboard.type("The first cars crossed the bridge at six in the morning. ", { delay: 30 });
  const times = await page.evaluate(() => (window as unknown as { readonly keyTimes: readonly number[] }).keyTimes);
  await page.context().setOffline(false);
  return times;
}

/** From pressing publish in the desk until a reader's request gets the page with the story. */
async function measurePublish(browser: Browser, hand: Deskhand): Promise<void> {
  const page = await openWindow(browser, hand);
  const times: number[] = [];
  for (let turn = 0; turn < editorTurns; turn += 1) {
    const headline = `Bench bridge ${randomUUID().slice(0, 8)} opens`;
    const begun = await hand.post<{ readonly row: { readonly code: number } }>("/api/v1/desk/stories", {
      ...{ edition: hand.edition, section: null, headline },
    });
    await page.goto(`${hand.url}/desk/story/${begun.row.code}`);
    await editable(page);
    await page.locator("textarea[name=standfirst]").fill("It took eleven years.");
    await saved(page);
    await page.locator("button[data-act=approve][aria-disabled=false]").click();
    await page.locator(".status.approved").waitFor();
    const button = page.locator("button[data-act=publish][aria-disabled=false]");
    await button.waitFor();
    const began = performance.now();
    const pressed = button.click();
    await untilRead(`${hand.url}/${begun.row.code}`, headline);
    times.push(performance.now() - began);
    await pressed;
  }
  tell("Publish pressed until the reader has the page", times);
  await page.context().close();
}

async function untilRead(address: string, headline: string): Promise<void> {
  for (;;) {
    const first = await fetched(address);
    const { location } = first.headers;
    const there = location === undefined ? first : await fetched(new URL(String(location), address).href);
    const text = there.headers["content-encoding"] === "br" ? brotliDecompressSync(there.body) : there.body;
    if (there.status === 200 && text.includes(headline)) return;
  }
}

const { values } = parseArgs({ args: process.argv.slice(3), options: { data: { type: "string" } } });
const folder = values.data === undefined ? await mkdtemp(join(tmpdir(), "dateline-bench-")) : null;
say(
  `Machine: ${availableParallelism()} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.versions.node}; browser and server share it.`,
);
const server = await startServer({ data: values.data ?? folder ?? "", database: null });
const hand = await openDeskhand(server);
say(`${hand.published.toLocaleString("en")} public stories, ${queueLength} in the queue.\n`);
const drafts = await fillQueue(hand);
await measureDoors(hand, drafts);
const executablePath = findChromium();
if (executablePath === null) throw new Error("There is no Chromium: node scripts/ensure-chromium.mjs installs one.");
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
await measureBrowser(browser, hand, drafts);
await measurePublish(browser, hand);
await browser.close();
await server.stop();
if (folder !== null) await rm(folder, { recursive: true, force: true });
process.exit(0);
