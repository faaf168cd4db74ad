import { expect, test } from "vitest";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { entered } from "../comments/entered.js";
import { openWindow } from "../setup/browser.js";
import { openHouse } from "../setup/house.js";
import { code, editor, revision } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";
import { keptLetters } from "../setup/reader.js";

test("a reader adds a passkey, signs in by it alone, hides someone, and never sees them again in this browser", async () => {
  const wire = keptLetters();
  const house = await openHouse(await newPlace("sqlite"), { local: true, mailer: wire });
  await publishStory(house.press, editor, { code: code(1), revision: revision("Ferry strike") });
  const base = house.url.replace("127.0.0.1", "localhost");
  const page = await openWindow();
  const authenticator = await page.context().newCDPSession(page);
  await authenticator.send("WebAuthn.enable");
  await authenticator.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });

  const coming = wire.next("ada@readers.example");
  await page.goto(`${base}/en/reader`);
  await page.locator("#email").fill("ada@readers.example");
  await page.locator(".write button[type=submit]").click();
  await page.goto(/https?:\S+/.exec((await coming).text)?.[0] ?? "");
  await page.locator("#name").fill("Ada");
  await page.locator(".write button").click();

  const add = page.locator("[data-passkey=add]");
  await add.locator("button").click();
  await expect.poll(() => add.locator("output").textContent()).toContain("The passkey is kept");
  await page.locator("form[action$=leave] button").click();
  await page.locator("[data-passkey=enter] button").click();
  await page.locator("text=You write as").waitFor();

  await house.press.database.transact(({ rows }) =>
    rows
      .insertInto("reader")
      .values({ id: "bo", name: "Bo", email: null, made_at: 0, person: null, approved: 0, refused: 0, erased_at: null })
      .execute(),
  );
  const id = await entered(house.press, "Seen once.", { reader: "bo", name: "Bo" });
  await page.goto(`${base}/en/1/ferry-strike/comments`);
  expect(await page.locator("text=Seen once.").isVisible()).toBe(true);
  await page.goto(`${base}/en/1/ferry-strike/comments/${id}/report`);
  await page.locator("form[action$=mute] button").click();
  await page.locator("#muted").waitFor();
  await page.goto(`${base}/en/1/ferry-strike/comments`);
  await page.locator(".remark summary").waitFor();
  expect(await page.locator("text=Seen once.").isVisible()).toBe(false);
});
