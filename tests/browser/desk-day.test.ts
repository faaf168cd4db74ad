import sharp from "sharp";
import { expect, test } from "vitest";
import { openDeskHouse } from "../setup/desk.js";
import { act, field, openEditor, press, saved, typeInBody, windowOf } from "../setup/desk-browser.js";
import { newPlace } from "../setup/places.js";
import { surfaces as everywhere, surfacesSaying } from "../site/surfaces.js";

test("a day at the desk: written, edited by two at once, approved, typed in again, published, corrected, killed", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const url = desk.url.replace("127.0.0.1", "localhost");
  const [rana, sam, sofia, emil] = [
    await desk.join("Rana", ["reporter"]),
    await desk.join("Sam", ["sub-editor"]),
    await desk.join("Sofia", ["sub-editor"]),
    await desk.join("Emil", ["editor"]),
  ];
  /** The public addresses that say the headline now. Those that repeat what was asked are asked in other words. */
  const surfaces = async (code: number): Promise<readonly string[]> => {
    await desk.indexed();
    const paths = everywhere(code, "bridge", "ribbon");
    const saying = await Promise.all(["eleven years", "twelve years"].map((word) => surfacesSaying(desk, paths, word)));
    return saying.flat();
  };

  // The reporter writes and submits.
  const writer = await windowOf(url, rana);
  await writer.goto(`${url}/desk/`);
  await writer.locator("header button.chief").click();
  await writer.locator(".body").waitFor();
  const code = Number(/story\/(\d+)/.exec(writer.url())?.[1]);
  await field(writer, "headline").fill("Bridge opens after eleven years");
  await field(writer, "standfirst").fill("The mayor cut the ribbon.");
  await typeInBody(writer, "The first cars crossed the bridge at six.");
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#336699" } })
    .jpeg()
    .toBuffer();
  await writer.getByRole("button", { name: "Choose a picture …" }).click();
  await writer
    .getByRole("dialog")
    .locator("input[type=file]")
    .setInputFiles({ name: "bridge.jpg", mimeType: "image/jpeg", buffer: picture });
  const lead = writer.locator(".lead-picture");
  await lead.getByLabel("What it shows, for those who do not see it").fill("The bridge at dawn");
  await lead.getByLabel("Credit").fill("Rana");
  await saved(writer);
  expect(await act(writer, "approve").getAttribute("aria-disabled")).toBe("true");
  expect(await act(writer, "approve").getAttribute("title")).toBe("Editors and chiefs may approve a story.");
  await press(writer, "submit");
  await writer.locator(".status.submitted").waitFor();

  // An editor's list shows it without being loaded again.
  const editor = await windowOf(url, emil);
  await editor.goto(`${url}/desk/list/queue`);
  await editor.getByRole("link", { name: "Bridge opens after eleven years" }).waitFor();

  // Two sub-editors in it at once.
  const [one, two] = [await windowOf(url, sam), await windowOf(url, sofia)];
  await Promise.all([openEditor(one, url, code), openEditor(two, url, code)]);
  await one.getByText("Also here").waitFor();
  // One person has one keyboard: Sofia fills one field after the other while Sam types.
  const sofiaTypes = async (): Promise<void> => {
    await field(two, "kicker").fill("Transport");
    await field(two, "standfirst").press("End");
    await field(two, "standfirst").pressSequentially(" SOFIA");
  };
  await Promise.all([typeInBody(one, " SAM-ADDS-THIS."), sofiaTypes()]);
  await Promise.all([saved(one), saved(two)]);
  await two.locator(".body", { hasText: "SAM-ADDS-THIS." }).waitFor();
  await expect.poll(() => field(one, "kicker").inputValue()).toBe("Transport");
  await expect.poll(() => field(one, "standfirst").inputValue()).toBe("The mayor cut the ribbon. SOFIA");
  expect(await surfaces(code)).toEqual([]);

  // Approved; then someone types; the editor who publishes is shown what.
  await openEditor(editor, url, code);
  await press(editor, "approve");
  await editor.locator(".status.approved").waitFor();
  await typeInBody(one, " TYPED-LATER.");
  await saved(one);
  await editor.locator(".body", { hasText: "TYPED-LATER." }).waitFor();
  await act(editor, "publish").click();
  await editor.getByRole("dialog").getByText("TYPED-LATER.").waitFor();
  expect(await surfaces(code)).toEqual([]);
  // It was approved before, and says so still: what tells that these words are is the house's answer.
  const approved = editor.waitForResponse((answer) => answer.url().endsWith("/acts") && answer.ok());
  await editor.getByRole("dialog").getByRole("button", { name: "Approve these words" }).click();
  await approved;
  await press(editor, "publish");
  await editor.locator(".status.published").waitFor();
  expect(await surfaces(code)).toEqual(
    expect.arrayContaining([
      "/en/",
      "/en/feed.xml",
      "/en/feed.json",
      "/news-sitemap.xml",
      "/en/search?q=ribbon",
      `/api/v1/stories/${code}`,
    ]),
  );
  const page = await desk.get(`/en/${code}/bridge-opens-after-eleven-years`);
  expect(page.text).toMatch(/<img [^>]*alt="The bridge at dawn"/);

  // Corrected, with its note.
  await field(editor, "headline").fill("Bridge opens after twelve years");
  await saved(editor);
  await press(editor, "correct");
  await editor.getByRole("dialog").getByRole("textbox").fill("It took twelve years, not eleven.");
  await editor.getByRole("dialog").getByRole("button", { name: "Do it" }).click();
  await expect
    .poll(async () => (await desk.get(`/en/${code}/bridge-opens-after-twelve-years`)).text)
    .toContain("It took twelve years, not eleven.");
  await desk.indexed();
  const corrected = await surfacesSaying(desk, everywhere(code, "bridge", "ribbon"), "twelve years");
  expect(corrected).toEqual(expect.arrayContaining(["/en/", "/en/corrections", "/en/feed.xml", "/en/search?q=ribbon"]));

  // Killed, with its reason: gone everywhere.
  const chief = await windowOf(url, desk.owner);
  await openEditor(chief, url, code);
  await press(chief, "kill");
  await chief.getByRole("dialog").getByRole("textbox").fill("The bridge is closed again.");
  await chief.getByRole("dialog").getByRole("button", { name: "Do it" }).click();
  await chief.locator(".status.killed").waitFor();
  expect((await desk.get(`/${code}`)).status).toBe(410);
  // Its own address says why it is gone, and nothing else of it is left anywhere.
  expect((await desk.get(`/${code}`)).text).toContain("The bridge is closed again.");
  expect(await surfaces(code)).toEqual([]);
});
