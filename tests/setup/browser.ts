import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll } from "vitest";
import { findChromium } from "../../scripts/ensure-chromium.mjs";
import { afterwards } from "./places.js";

let browser: Promise<Browser> | null = null;

/** One real browser for the file's tests. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error("There is no Chromium: `npm test` installs one, or node scripts/ensure-chromium.mjs.");
  browser ??= chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return browser;
}

afterAll(async () => {
  await (await browser)?.close();
  browser = null;
});

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** A fresh reader's window, closed after the test. */
export async function openWindow(options: BrowserContextOptions = desktop): Promise<Page> {
  const context = await (await openBrowser()).newContext(options);
  afterwards(() => context.close());
  return context.newPage();
}
