import { expect, test } from "vitest";
import { freePort } from "../../src/main/http-server.js";
import { openDeskHouse, password } from "../setup/desk.js";
import { field, openEditor, saved, typeInBody, windowOf } from "../setup/desk-browser.js";
import { newPlace } from "../setup/places.js";
import { joined, run } from "../setup/running.js";

test("the server killed in the middle of typing, again and again: not a word that was saved is lost, nor one that was not", async () => {
  const place = await newPlace("sqlite");
  const port = await freePort("127.0.0.1");
  let house = await run(place, port);
  const secret = house.invitation ?? "";
  const cookie = await joined(house.url, secret);
  const page = await windowOf(house.url, { cookie });
  await page.goto(`${house.url}/desk/`);
  await page.locator("header button.chief").click();
  await page.locator(".body").waitFor();
  await page.locator(".body").click();
  const typed: string[] = [];
  for (let round = 1; round <= 4; round += 1) {
    await page.keyboard.type(`saved${round} `);
    typed.push(`saved${round}`);
    await saved(page);
    await page.keyboard.type(`half${round} `, { delay: 3 });
    typed.push(`half${round}`);
    await house.kill();
    await page.locator("output[data-state=offline]").waitFor();
    await page.keyboard.type(`alone${round} `);
    typed.push(`alone${round}`);
    house = await run(place, port);
    await saved(page);
  }
  const code = Number(/story\/(\d+)/.exec(page.url())?.[1]);
  await page.close();
  await house.kill();
  house = await run(place, port);
  // On another machine, which kept nothing of its own.
  const other = await windowOf(house.url, { cookie });
  await openEditor(other, house.url, code);
  expect((await other.locator(".body").innerText()).trim().split(/\s+/)).toEqual(typed);
}, 180_000);

test("a laptop closed with words the house never got has them when it is opened again", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const begun = await desk.owner.call("beginStory", { body: { edition: "en", section: null, headline: "" } });
  const page = await windowOf(url, desk.owner);
  await openEditor(page, url, begun.value.row.code);
  await page.context().setOffline(true);
  await page.locator("output[data-state=offline]").waitFor({ timeout: 30_000 });
  await typeInBody(page, "kept on this machine");
  await field(page, "headline").fill("Kept headline");
  await page.locator(".body", { hasText: "kept on this machine" }).waitFor();
  await page.locator("output[data-state=offline]").waitFor();
  // The tab is thrown away, as a closed lid or a crash does; the same browser opens it again.
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await openEditor(again, url, begun.value.row.code);
  await again.locator(".body", { hasText: "kept on this machine" }).waitFor();
  expect(await field(again, "headline").inputValue()).toBe("Kept headline");
  await expect
    .poll(
      async () => (await desk.owner.call("openStory", { params: { code: begun.value.row.code } })).value.words.headline,
    )
    .toBe("Kept headline");
});

test("a browser that keeps nothing is not said to: whoever types offline in it is told to leave the window open", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const begun = await desk.owner.call("beginStory", { body: { edition: "en", section: null, headline: "" } });
  const page = await windowOf(url, desk.owner);
  // As a full disk does.
  await page.addInitScript(() => {
    IDBObjectStore.prototype.add = function (): never {
      this.transaction.abort();
      throw new DOMException("no room is left", "QuotaExceededError");
    };
  });
  await openEditor(page, url, begun.value.row.code);
  await page.context().setOffline(true);
  const told = page.locator("output[data-state=adrift]");
  await told.waitFor();
  expect(await told.innerText()).toBe("Not connected, and not yet kept on this machine: leave this window open");
  await typeInBody(page, "in this window alone");
  await page.context().setOffline(false);
  await saved(page);
  const open = await desk.owner.call("openStory", { params: { code: begun.value.row.code } });
  expect(JSON.stringify(open.value.words.body)).toContain("in this window alone");
});

test("a session that ends while someone types: the words stay, and go on after signing in again", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const sam = await desk.join("Sam", ["sub-editor"]);
  const begun = await sam.call("beginStory", { body: { edition: "en", section: null, headline: "Mine" } });
  const { code } = begun.value.row;
  const page = await windowOf(url, sam);
  await openEditor(page, url, code);
  await sam.fetch("/api/v1/auth/sign-out", { method: "POST", body: "{}" });
  await page.locator("output[data-state=signed-out]").waitFor();
  await typeInBody(page, "typed after the session was over");
  await page.locator("input[name=email]").fill(sam.email);
  await page.locator("input[name=password]").fill(password);
  await page.locator(".notice button[type=submit]").click();
  await saved(page);
  const open = await desk.owner.call("openStory", { params: { code } });
  expect(JSON.stringify(open.value.words.body)).toContain("typed after the session was over");
});

test("two tabs of one person are one copy", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const begun = await desk.owner.call("beginStory", { body: { edition: "en", section: null, headline: "Tabs" } });
  const { code } = begun.value.row;
  const first = await windowOf(url, desk.owner);
  const second = await first.context().newPage();
  await Promise.all([openEditor(first, url, code), openEditor(second, url, code)]);
  await Promise.all([
    field(first, "headline")
      .press("End")
      .then(() => field(first, "headline").pressSequentially(" one")),
    typeInBody(second, "two"),
  ]);
  await Promise.all([saved(first), saved(second)]);
  await first.locator(".body", { hasText: "two" }).waitFor();
  await expect.poll(() => field(second, "headline").inputValue()).toBe("Tabs one");
});
