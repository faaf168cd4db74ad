import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { publishedBy, written } from "../desk/written.js";
import { type AtDesk, openDeskHouse } from "../setup/desk.js";
import { openEditor, press, saved, windowOf } from "../setup/desk-browser.js";
import { dropFiles, pictureFile } from "../setup/drop-files.js";
import { newPlace } from "../setup/places.js";

async function threeParagraphs(by: AtDesk): Promise<number> {
  const code = await written(by, "Herons at the pier");
  const open = await by.call("openStory", { params: { code } });
  const body = ["First.", "Second.", "Third."].map((text) => ({ kind: "paragraph" as const, text: [{ text }] }));
  const headers = { "If-Match": open.etag ?? "" };
  await by.call("writeStory", { params: { code }, body: { words: { ...open.value.words, body } }, headers });
  return code;
}

const bodyOf = async (by: AtDesk, code: number) =>
  (await by.call("openStory", { params: { code } })).value.words.body.map((block) =>
    block.kind === "picture"
      ? "picture"
      : block.kind === "paragraph"
        ? block.text.map(({ text }) => text).join("")
        : "",
  );

test("the library takes what is dropped, tells what is wrong with each file, and one of its pictures can be described by keys", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/pictures`);
  const place = page.locator(".picture-library");
  await place.waitFor();
  await dropFiles(page, place, [
    await pictureFile("red.jpg", "#aa0000"),
    { name: "notes.txt", type: "text/plain", base64: btoa("words") },
    { name: "broken.jpg", type: "image/jpeg", base64: btoa("no picture at all") },
    await pictureFile("blue.jpg", "#0000aa"),
  ]);
  const row = (name: string) => page.locator(".sending li", { hasText: name });
  await expect.poll(() => row("red.jpg").innerText()).toContain("in the library");
  await expect.poll(() => row("blue.jpg").innerText()).toContain("in the library");
  expect(await row("notes.txt").innerText()).toContain("This is no picture.");
  await row("broken.jpg").getByRole("alert").waitFor();
  await expect.poll(() => page.getByRole("option").count()).toBe(2);
  // Opened, described and given its focal point by keys alone.
  await page.getByRole("option").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const focal = page.getByRole("button", { name: /What a crop must keep/ });
  await focal.focus();
  for (let times = 0; times < 8; times += 1) await page.keyboard.press("ArrowLeft");
  const card = page.locator(".crop.of-card img");
  expect(await card.evaluate((one: HTMLElement) => one.style.objectPosition)).toBe("0% 50%");
  expect(await page.locator(".crop.of-social img").evaluate((one: HTMLElement) => one.style.objectPosition)).toBe(
    "50% 50%",
  );
  await page.getByLabel("What it shows, for those who do not see it").fill("A heron at the pier");
  await page.getByLabel("Credit").fill("Sara Ahmadi");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await page.locator("[data-find]").fill("heron");
  await expect.poll(() => page.getByRole("option").count()).toBe(1);
  const [found] = (await desk.owner.call("listPictures", { query: { words: "heron" } })).value.pictures;
  expect(found).toMatchObject({ alt: "A heron at the pier", credit: "Sara Ahmadi", focus: { x: 100, y: 500 } });
});

test("a picture has its place before it has come: what stands below does not move", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const page = await windowOf(desk.url.replace("127.0.0.1", "localhost"), desk.owner);
  const { base64 } = await pictureFile("red.jpg", "#aa0000");
  await desk.owner.fetch("/api/v1/desk/pictures", {
    method: "POST",
    headers: { "Content-Type": "image/jpeg", "Idempotency-Key": crypto.randomUUID() },
    body: new Uint8Array(Buffer.from(base64, "base64")),
  });
  let come = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/640/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${desk.url.replace("127.0.0.1", "localhost")}/desk/pictures`);
  await page.getByRole("option").first().click();
  const focal = page.getByRole("button", { name: /What a crop must keep/ });
  const box = async () => Object.entries((await focal.boundingBox()) ?? {}).map(([side, at]) => [side, Math.round(at)]);
  const before = await box();
  come();
  const picture = focal.locator("img");
  await picture.evaluate((one: HTMLImageElement) => one.decode());
  expect(await picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  expect(Object.fromEntries(before).height).toBeGreaterThan(20);
  expect(await box()).toEqual(before);
});

test("a library of several pages is walked through to its end, in the page and in the picker", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const { database } = desk.press;
  await database.transact(({ rows }) =>
    rows
      .insertInto("library_picture")
      .values(
        Array.from({ length: 130 }, (_, at) => ({
          ...{ id: at.toString(16).padStart(64, "0"), type: "image/jpeg", width: 900, height: 600, bytes: 1 },
          ...{ alt: `Number ${at}`, caption: null, credit: "X", focus_x: 500, focus_y: 500 },
          ...{ words: `number ${at}`, added_by: "person:owner", added_at: at },
        })),
      )
      .execute(),
  );
  const page = await windowOf(url, desk.owner);
  await page.goto(`${url}/desk/pictures`);
  await expect.poll(() => page.getByRole("option").count()).toBe(60);
  await page.getByRole("button", { name: "More" }).click();
  await expect.poll(() => page.getByRole("option").count()).toBe(120);
  await page.getByRole("button", { name: "More" }).click();
  await expect.poll(() => page.getByRole("option").count()).toBe(130);
  expect(await page.getByRole("button", { name: "More" }).count()).toBe(0);
  await openEditor(page, url, await written(desk.owner, "Herons"));
  await page.getByRole("button", { name: "Choose a picture …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "More" }).click();
  await expect.poll(() => dialog.getByRole("option").count()).toBe(120);
});

test("pictures dropped into a body in which a colleague types all come to stand, where they were let go, and no word is lost", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const sam = await desk.join("Sam", ["sub-editor"]);
  const code = await threeParagraphs(desk.owner);
  const [one, two] = [await windowOf(url, desk.owner), await windowOf(url, sam)];
  await Promise.all([openEditor(one, url, code), openEditor(two, url, code)]);
  const files = await Promise.all(
    ["#aa0000", "#00aa00", "#0000aa"].map((colour, at) => pictureFile(`${at}.jpg`, colour)),
  );
  await two.locator(".body p", { hasText: "Third." }).click();
  await two.keyboard.press("End");
  await Promise.all([
    dropFiles(one, one.locator(".body p", { hasText: "Second." }), files),
    two.keyboard.type(" SAM TYPES ON AND ON", { delay: 15 }),
  ]);
  await expect.poll(() => one.locator(".body figure").count()).toBe(3);
  await expect.poll(() => two.locator(".body figure").count()).toBe(3);
  await Promise.all([saved(one), saved(two)]);
  const expected = ["First.", "Second.", "picture", "picture", "picture", "Third. SAM TYPES ON AND ON"];
  await expect.poll(() => bodyOf(desk.owner, code)).toEqual(expected);
  const pictures = (await desk.owner.call("listPictures", { query: {} })).value.pictures;
  expect(pictures.length).toBe(3);
  // In the order they were dropped in, however they came through (a picture's name is the hash of its bytes).
  const shown = await one.locator(".body figure img").evaluateAll((all) => all.map((img) => img.getAttribute("src")));
  const names = files.map(({ base64 }) => createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex"));
  expect(shown.map((src) => /pictures\/(\w+)/.exec(src ?? "")?.[1])).toEqual(names);
  const used = await desk.owner.call("openPicture", { params: { id: pictures[0]?.id ?? "" } });
  expect(used.value.usedIn.map((row) => row.code)).toEqual([code]);
});

test("a picture in a body has its own focal point and can be replaced, its caption kept", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const code = await threeParagraphs(desk.owner);
  const page = await windowOf(url, desk.owner);
  await openEditor(page, url, code);
  await dropFiles(page, page.locator(".body p", { hasText: "Second." }), [await pictureFile("red.jpg", "#aa0000")]);
  await page.locator(".body figure img").click();
  const panel = page.locator(".selected-block");
  await panel.getByLabel("Caption", { exact: true }).fill("At the pier, this morning");
  await panel.getByRole("button", { name: /What a crop must keep/ }).press("ArrowUp");
  await dropFiles(page, page.locator(".lead-picture"), [await pictureFile("blue.jpg", "#0000aa")]);
  await expect.poll(() => page.locator(".lead-picture .crop").count()).toBe(3);
  await saved(page);
  const before = (await desk.owner.call("openStory", { params: { code } })).value.words;
  const inBody = before.body.flatMap((block) => (block.kind === "picture" ? [block.picture] : []))[0];
  expect(inBody).toMatchObject({ caption: "At the pier, this morning", focus: { x: 500, y: 450 } });
  await page.locator(".body figure img").click();
  await panel.getByRole("button", { name: "Replace …" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByRole("checkbox").isChecked()).toBe(true);
  await expect.poll(() => dialog.getByRole("option").count()).toBe(1);
  await dialog.getByRole("option").click();
  await saved(page);
  const replaced = async () =>
    (await desk.owner.call("openStory", { params: { code } })).value.words.body.flatMap((block) =>
      block.kind === "picture" ? [block.picture] : [],
    );
  await expect.poll(async () => (await replaced())[0]?.id).toBe(before.picture?.id);
  expect((await replaced())[0]?.caption).toBe("At the pier, this morning");
  expect(await page.locator(".body p").allInnerTexts()).toEqual(
    expect.arrayContaining(["First.", "Second.", "Third."]),
  );
});

test("another picture takes one's place in every story, from the library; readers wait for an editor", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const code = await publishedBy(desk.owner, "Herons");
  const page = await windowOf(url, desk.owner);
  await openEditor(page, url, code);
  await dropFiles(page, page.locator(".lead-picture"), [await pictureFile("red.jpg", "#aa0000")]);
  await page.getByLabel("What it shows, for those who do not see it").fill("Red");
  await page.getByLabel("Credit").fill("Sara");
  await saved(page);
  await press(page, "update");
  await page.getByRole("dialog").getByRole("button", { name: "Do it" }).click();
  const [red] = (await desk.owner.call("listPictures", { query: {} })).value.pictures;
  await expect.poll(async () => (await desk.get(`/en/${code}/herons`)).text).toContain(red?.id);
  await page.goto(`${url}/desk/pictures`);
  await dropFiles(page, page.locator(".picture-library"), [await pictureFile("blue.jpg", "#0000aa")]);
  await expect.poll(() => page.getByRole("option").count()).toBe(2);
  await page.locator(`[role=option]:has(img[src*="${red?.id}"])`).click();
  const used = page.locator(".used-in");
  expect(await used.locator("li").innerText()).toContain("readers see it");
  await used.getByRole("button", { name: "Use another picture instead …" }).click();
  await page.getByRole("dialog").getByRole("option").first().click();
  await page.getByRole("button", { name: "Use it in 1 stories" }).click();
  await page.getByRole("status").getByText("Replaced in 1 stories.").waitFor();
  const open = (await desk.owner.call("openStory", { params: { code } })).value;
  expect(open.words.picture?.id).not.toBe(red?.id);
  expect(open.row).toMatchObject({ standing: "published", stage: "draft" });
  expect((await desk.get(`/en/${code}/herons`)).text).toContain(red?.id);
});
