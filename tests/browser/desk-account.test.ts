import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openWindow } from "../setup/browser.js";
import { openDeskHouse, password } from "../setup/desk.js";
import { windowOf } from "../setup/desk-browser.js";
import { newPlace } from "../setup/places.js";

const open = async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  return { desk, url };
};

const section = (page: Page, heading: string) =>
  page.locator("section", { has: page.getByRole("heading", { name: heading, exact: true }) });

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.locator("input[name=email]").waitFor();
}

/** Gives address and password at the door. */
async function knock(page: Page, email: string, given: string): Promise<void> {
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(given);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const inside = (page: Page): Promise<void> => page.locator("header.bar").waitFor();
const said = (page: Page): Promise<string> => page.getByRole("alert").innerText();

/** What a browser does with a security key built into it (WebAuthn virtual authenticator, by CDP). */
async function withAuthenticator(page: Page): Promise<{ keys(): Promise<number> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    keys: async () => (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
  };
}

test("a passkey is added, named, opens the desk without a password, and opens nothing once it is removed", async () => {
  const { desk, url } = await open();
  const page = await windowOf(url, desk.owner);
  const authenticator = await withAuthenticator(page);
  await page.goto(`${url}/desk/account`);
  const keys = section(page, "Passkeys");
  await keys.getByRole("button", { name: "Add a passkey" }).click();
  const name = keys.locator("li input[name=name]");
  await name.waitFor();
  expect(await authenticator.keys()).toBe(1);
  expect(await name.inputValue()).toMatch(/^Chrome on /);
  await name.fill("The key on my ring");
  await keys.getByRole("button", { name: "Rename" }).click();
  await expect
    .poll(
      async () =>
        ((await (await desk.owner.fetch("/api/v1/auth/passkey/list-user-passkeys")).json()) as { name: string }[])[0]
          ?.name,
    )
    .toBe("The key on my ring");

  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await inside(page);
  await page.goto(`${url}/desk/account`);
  await section(page, "Passkeys").getByRole("button", { name: "Remove" }).click();
  await expect.poll(() => section(page, "Passkeys").locator("li").count()).toBe(0);

  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  expect(await said(page)).toBe("This passkey is not known here.");
  expect(await authenticator.keys()).toBe(1);
  const record = (await desk.join("Ada", ["administrator"])).call("readAudit", { query: { words: "passkey" } });
  // The test's clock stands still, so all of them are of one moment.
  expect((await record).value.entries.map(({ act }) => act).sort()).toEqual([
    "added a passkey",
    "failed: signed in with a passkey",
    "named a passkey",
    "removed a passkey",
    "signed in with a passkey",
  ]);
});

/** The code of RFC 6238 for a base-32 key, `step` half minutes from now. */
function codeOf(key: string, step = 0): string {
  const bits = [...key.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const digest = createHmac("sha1", bytes).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("codes are those of RFC 6238", () => {
  // Appendix B: the key "12345678901234567890" at 59 seconds.
  const real = Date.now;
  Date.now = () => 59_000;
  try {
    expect(codeOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).toBe("287082");
  } finally {
    Date.now = real;
  }
});

test("one-time codes: set up, asked for, refused when wrong or used; a backup code works once; turned off again", async () => {
  const { desk, url } = await open();
  const rana = await desk.join("Rana", ["reporter"]);
  const page = await windowOf(url, rana);
  await page.goto(`${url}/desk/account`);
  const codes = section(page, "One-time codes");
  await codes.locator("input[type=password]").fill("not the password");
  await codes.getByRole("button", { name: "Set up" }).click();
  expect(await said(page)).toBe("That is not your password.");
  await codes.locator("input[type=password]").fill(password);
  await codes.getByRole("button", { name: "Set up" }).click();
  const key = await codes.locator("[data-key]").innerText();
  const first = codeOf(key);
  await codes.getByLabel("One-time code").fill(first);
  await codes.getByRole("button", { name: "Turn on" }).click();
  await codes.getByText("On: after your password a code is asked for.").waitFor();
  const backup = (await codes.locator(".secret").innerText()).split("\n");
  expect(backup.length).toBe(10);

  const give = async (code: string): Promise<void> => {
    await page.locator("input[name=code]").fill(code);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await signOut(page);
  await knock(page, rana.email, password);
  // The code that set them up was seen; it is of no use to whoever looked on.
  await give(first);
  await page.getByText("That code is wrong or was used already: wait for the next one.").waitFor();
  await give(codeOf(key, 5));
  await page.getByText("That code is wrong or was used already: wait for the next one.").waitFor();
  const next = codeOf(key, 1);
  await give(next);
  await inside(page);

  await page.goto(`${url}/desk/account`);
  await signOut(page);
  await knock(page, rana.email, password);
  await give(next);
  await page.getByText("was used already").waitFor();
  await give(backup[0] ?? "");
  await inside(page);
  await page.goto(`${url}/desk/account`);
  await signOut(page);
  await knock(page, rana.email, password);
  await give(backup[0] ?? "");
  await page.getByText("That backup code is wrong or was used already.").waitFor();
  await give(backup[1] ?? "");
  await inside(page);

  // New backup codes make the old ones worthless; without codes the password is enough.
  await page.goto(`${url}/desk/account`);
  await codes.locator("input[type=password]").fill(password);
  await codes.getByRole("button", { name: "New backup codes" }).click();
  const renewed = (await codes.locator(".secret").innerText()).split("\n");
  expect(renewed.filter((one) => backup.includes(one))).toEqual([]);
  await codes.locator("input[type=password]").fill(password);
  await codes.getByRole("button", { name: "Turn off" }).click();
  await codes.getByRole("button", { name: "Set up" }).waitFor();
  await signOut(page);
  await knock(page, rana.email, password);
  await inside(page);
}, 90_000);

test("a lost telephone: an administrator turns someone's codes off, and the password is enough", async () => {
  const { desk, url } = await open();
  const rana = await desk.join("Rana", ["reporter"]);
  const page = await windowOf(url, rana);
  await page.goto(`${url}/desk/account`);
  const codes = section(page, "One-time codes");
  await codes.locator("input[type=password]").fill(password);
  await codes.getByRole("button", { name: "Set up" }).click();
  await codes.getByLabel("One-time code").fill(codeOf(await codes.locator("[data-key]").innerText()));
  await codes.getByRole("button", { name: "Turn on" }).click();
  await codes.getByText("On: after your password a code is asked for.").waitFor();
  expect(await (await desk.signIn(rana.email)).json()).toMatchObject({ twoFactorRedirect: true });
  const people = await windowOf(url, desk.owner);
  await people.goto(`${url}/desk/people`);
  const row = people.locator(`tr[data-person=${rana.id}]`);
  await row.getByRole("button", { name: "Turn off their codes" }).click();
  await expect.poll(() => row.getByRole("button", { name: "Turn off their codes" }).count()).toBe(0);
  expect(await (await desk.signIn(rana.email)).json()).not.toHaveProperty("twoFactorRedirect");
  const record = await desk.owner.call("readAudit", { query: { words: "turned off" } });
  expect(record.value.entries.map(({ actor, subject }) => [actor, subject])).toEqual([
    [`person:${desk.owner.id}`, rana.id],
  ]);
});

test("one's password is changed by whoever knows it, and everywhere else one is signed out", async () => {
  const { desk, url } = await open();
  const elsewhere = await desk.signIn(desk.owner.email);
  expect(elsewhere.status).toBe(200);
  const page = await windowOf(url, desk.owner, {
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
  });
  await page.goto(`${url}/desk/account`);
  const change = section(page, "Password");
  const give = async (present: string, fresh: string): Promise<void> => {
    await change.locator("input[name=current]").fill(present);
    await change.locator("input[name=new]").fill(fresh);
    await change.getByRole("button", { name: "Change password" }).click();
  };
  await give("not my password", "a quite different one");
  expect(await said(page)).toBe("That is not your password.");
  await give(password, "a quite different one");
  await page.getByText("Changed. Everywhere else you are signed out.").waitFor();
  // Told by what one knows it by, not by its marks.
  await section(page, "Where you are signed in").getByText("Firefox on Windows").waitFor();
  expect(await section(page, "Where you are signed in").locator("tr").count()).toBe(1);
  expect((await desk.owner.call("me")).status).toBe(401);
  expect((await desk.signIn(desk.owner.email, "a quite different one")).status).toBe(200);
});

test("a forgotten password: the administrator's button, the link, the new password, in Persian", async () => {
  const { desk, url } = await open();
  const rana = await desk.join("Rana", ["reporter"]);
  const people = await windowOf(url, desk.owner);
  await people.goto(`${url}/desk/people`);
  const row = people.locator(`tr[data-person=${rana.id}]`);
  await row.getByRole("button", { name: "End their sessions" }).click();
  await row.getByText("not signed in").waitFor();
  expect((await rana.call("me")).status).toBe(401);
  await row.getByRole("button", { name: "New password link" }).click();
  const link = await row.locator(".secret").innerText();
  const page = await openWindow({ locale: "fa-IR" });
  await page.goto(link);
  await page.getByText("برای Rana").waitFor();
  await page.locator("input[name=password]").fill("a brand new password");
  await page.getByRole("button", { name: "گذاشتن گذرواژه تازه" }).click();
  await page.locator("input[name=email]").fill(rana.email);
  await page.locator("input[name=password]").fill("a brand new password");
  await page.getByRole("button", { name: "ورود", exact: true }).click();
  await inside(page);
  const again = await openWindow({ locale: "fa-IR" });
  await again.goto(link);
  expect(await said(again)).toBe("این پیوند به کار رفته یا کهنه شده است: پیوندی تازه بخواهید.");
});
