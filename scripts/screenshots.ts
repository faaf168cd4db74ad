import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { freePort } from "../src/main/http-server.js";
import { openPress } from "../src/main/open-press.js";
import { reindexBeside } from "../src/main/reindex-beside.js";
import { startHouse } from "../src/main/start-house.js";
import { inviteOwner } from "../src/newsroom/people/invite-owner.js";
import { openDemoPaper } from "../src/wire/demo/open-demo-paper.js";
import { ensureChromium } from "./ensure-chromium.mjs";

// Takes the pictures of the README and the guides anew, from the demo paper: npx tsx scripts/screenshots.ts
const target = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 860 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true };

const shots: readonly (readonly [name: string, path: string, options: BrowserContextOptions])[] = [
  ["front-desktop", "/en/", desktop],
  ["front-desktop-dark", "/en/", { ...desktop, colorScheme: "dark" }],
  ["front-desktop-rtl", "/fa/", desktop],
  ["front-phone", "/en/", phone],
  ["front-phone-rtl-dark", "/fa/", { ...phone, colorScheme: "dark" }],
  ["story-desktop", "/4200004", desktop],
  ["story-desktop-rtl-dark", "/4200104", { ...desktop, colorScheme: "dark" }],
  ["story-phone", "/4200004", phone],
  ["story-phone-rtl", "/4200104", phone],
];

/** A page of the desk, what must stand there before the picture, and what is done first. */
interface DeskShot {
  readonly name: string;
  readonly path: string;
  readonly until: string;
  readonly first?: (page: Page) => Promise<void>;
  readonly options?: BrowserContextOptions;
}

const dark: BrowserContextOptions = { ...desktop, colorScheme: "dark" };
const deskShots: readonly DeskShot[] = [
  { name: "desk-list", path: "list/published", until: "table.list" },
  { name: "desk-editor", path: "story/4200004", until: "output[data-state=saved]" },
  {
    name: "desk-editor-rtl-dark",
    path: "story/4200104",
    until: "output[data-state=saved]",
    first: inPersian,
    options: dark,
  },
  { name: "desk-front", path: "front/en", until: ".top-then li" },
];

async function inPersian(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem("dateline-tongue", "fa"));
  await page.reload();
}

const data = await mkdtemp(join(tmpdir(), "dateline-shots-"));
const place = { data, database: null };
const log = pino({ level: "warn" });
const { press, close } = await openPress(place);
await openDemoPaper(press, fileURLToPath(new URL("../assets/demo", import.meta.url)));
const port = await freePort("127.0.0.1");
const origin = `http://localhost:${port}`;
const house = await startHouse({
  press,
  data,
  at: { host: "127.0.0.1", port },
  origin,
  behindProxy: false,
  ...{ log, reindex: reindexBeside({ place, log }) },
});
const executablePath = ensureChromium();
if (executablePath === null) process.exit(1);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const [name, path, options] of shots) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  // The second visit has the edition's own face, which the first one leaves out rather than move the page.
  for (let visit = 0; visit < 2; visit += 1) await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
  await page.screenshot({ path: join(target, `${name}.jpg`), type: "jpeg", quality: 78 });
  await context.close();
  process.stdout.write(`${name}\n`);
}
const owner = await browser.newContext({ ...desktop, locale: "en-GB" });
const door = await owner.newPage();
await door.goto(`${origin}/desk/join#${await inviteOwner(press)}`);
await door.locator("input[name=name]").fill("Sara Ahmadi");
await door.locator("input[name=email]").fill("sara@news.example");
await door.locator("input[name=password]").fill("a long enough password");
await door.locator("button[type=submit]").click();
await door.locator(".bar").waitFor();
const storageState = await owner.storageState();
for (const { name, path, until, first, options = desktop } of deskShots) {
  const context = await browser.newContext({ ...options, locale: "en-GB", storageState });
  const page = await context.newPage();
  await page.goto(`${origin}/desk/${path}`);
  await first?.(page);
  await page.locator(until).first().waitFor();
  // A line to the house stays open, so that the network is never idle here; the pictures are what is waited for.
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))));
  await page.screenshot({ path: join(target, `${name}.jpg`), type: "jpeg", quality: 78 });
  await context.close();
  process.stdout.write(`${name}\n`);
}
await browser.close();
await house.stop();
await close();
await rm(data, { recursive: true, force: true });
