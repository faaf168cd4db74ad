import type { BrowserContext, Page } from "playwright-core";
import { openWindow } from "./browser.js";
import type { AtDesk } from "./desk.js";

/** A browser window in which someone is signed in at the desk. */
export async function windowOf(
  url: string,
  person: Pick<AtDesk, "cookie">,
  options: Parameters<typeof openWindow>[0] = {},
): Promise<Page> {
  const page = await openWindow({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
  await signInBy(page.context(), url, person.cookie);
  return page;
}

export async function signInBy(context: BrowserContext, url: string, cookie: string): Promise<void> {
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url, httpOnly: true, sameSite: "Lax" as const };
    }),
  );
}

/** Opens a story in the editor and waits until one can type. */
export async function openEditor(page: Page, url: string, code: number): Promise<void> {
  await page.goto(`${url}/desk/story/${code}`);
  await page.locator(".body").waitFor();
  await saved(page);
}

/** Waits until the desk says that what was typed is on the house's disk. */
export const saved = (page: Page): Promise<void> => page.locator("output[data-state=saved]").waitFor();

export const field = (page: Page, name: string) => page.locator(`textarea[name=${name}]`);

/** Types at the end of the body. */
export async function typeInBody(page: Page, words: string): Promise<void> {
  await page.locator(".body").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
}

export const act = (page: Page, name: string) => page.locator(`button[data-act=${name}]`);

/** Presses one of the acts once the desk offers it. */
export async function press(page: Page, name: string): Promise<void> {
  await page.locator(`button[data-act=${name}][aria-disabled=false]`).click();
}
