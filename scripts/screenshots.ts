import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { type BrowserContextOptions, chromium } from "playwright-core";
import { openPress } from "../src/main/open-press.js";
import { startHouse } from "../src/main/start-house.js";
import { openDemoPaper } from "../src/wire/demo/open-demo-paper.js";
import { ensureChromium } from "./ensure-chromium.mjs";

// Takes the README's pictures of the demo paper anew: npx tsx scripts/screenshots.ts
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

const data = await mkdtemp(join(tmpdir(), "dateline-shots-"));
const { press, close } = await openPress({ data, database: null });
await openDemoPaper(press, fileURLToPath(new URL("../assets/demo", import.meta.url)));
const house = await startHouse({
  press,
  data,
  host: "127.0.0.1",
  port: 0,
  origin: "http://localhost",
  behindProxy: false,
  log: pino({ level: "warn" }),
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
  for (let visit = 0; visit < 2; visit += 1)
    await page.goto(`http://127.0.0.1:${house.listening.port}${path}`, { waitUntil: "networkidle" });
  await page.screenshot({ path: join(target, `${name}.jpg`), type: "jpeg", quality: 78 });
  await context.close();
  process.stdout.write(`${name}\n`);
}
await browser.close();
await house.stop();
await close();
await rm(data, { recursive: true, force: true });
