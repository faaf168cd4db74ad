import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openDeskHouse } from "../setup/desk.js";
import { openEditor, saved, windowOf } from "../setup/desk-browser.js";
import { newPlace } from "../setup/places.js";

const clipboard = (name: string): string =>
  readFileSync(new URL(`../desk/clipboard/${name}.html`, import.meta.url), "utf8");

test("what is pasted from word processors comes in clean, with its crossheads, lists, links, bold and italics", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const page = await windowOf(url, desk.owner);
  for (const name of [
    "word-windows",
    "word-persian",
    "google-docs-english",
    "google-docs-persian",
    "libreoffice-english",
    "libreoffice-persian",
  ]) {
    const begun = await desk.owner.call("beginStory", { body: { edition: "en", section: null, headline: name } });
    const { code } = begun.value.row;
    await openEditor(page, url, code);
    await page.locator(".body").click();
    await page.locator(".body").evaluate((body, html) => {
      const data = new DataTransfer();
      data.setData("text/html", html);
      data.setData("text/plain", "plain");
      body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, clipboard(name));
    await page.locator(".body h2").first().waitFor();
    await saved(page);
    const { body } = (await desk.owner.call("openStory", { params: { code } })).value.words;
    const kinds = new Set<string>(body.map(({ kind }) => kind));
    expect([...kinds], name).toEqual(expect.arrayContaining(["paragraph", "crosshead", "list"]));
    const runs = body.flatMap((block) =>
      block.kind === "paragraph" || block.kind === "quote"
        ? block.text
        : block.kind === "list"
          ? block.items.flat()
          : [],
    );
    // A crosshead is plain.
    const meant = clipboard(`${name}.expected`).replace(/<h2>.*?<\/h2>/g, "");
    expect(
      runs.some((run) => run.strong === true),
      `${name}: bold`,
    ).toBe(meant.includes("<strong>"));
    expect(
      runs.some((run) => run.emphasis === true),
      `${name}: italics`,
    ).toBe(meant.includes("<em>"));
    expect(
      runs.some((run) => run.href?.startsWith("http") === true),
      `${name}: link`,
    ).toBe(meant.includes('href="http'));
    expect(JSON.stringify(body), name).not.toMatch(/mso-|MsoNormal|docs-internal|<span|&nbsp;/);
  }
});
