import { expect, test } from "vitest";
import { openDeskHouse } from "../setup/desk.js";
import { minute, noon, testClock } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { rewritten, written } from "./written.js";

onBoth("the way to print", (newPlace) => {
  test("a story goes from its writer to the readers, by those who may", async () => {
    const desk = await openDeskHouse(await newPlace());
    const [reporter, editor] = [await desk.join("Rana", ["reporter"]), await desk.join("Emil", ["editor"])];
    const code = await written(reporter, "Bridge opens");
    expect((await reporter.act(code, "approve")).status).toBe(403);
    expect((await reporter.act(code, "submit")).value.row.stage).toBe("submitted");
    expect((await desk.get(`/en/${code}/bridge-opens`)).status).toBe(404);
    expect((await editor.act(code, "publish")).problem.type).toContain("not-now");
    expect((await editor.act(code, "approve")).value.row.stage).toBe("approved");
    expect((await editor.act(code, "publish")).value.row.standing).toBe("published");
    expect((await desk.get(`/en/${code}/bridge-opens`)).text).toContain("Body of Bridge opens.");
  });

  test("words typed after approval are not published: the editor sees them instead", async () => {
    const desk = await openDeskHouse(await newPlace());
    const [reporter, editor] = [await desk.join("Rana", ["reporter"]), await desk.join("Emil", ["editor"])];
    const code = await written(reporter, "Bridge opens");
    await reporter.act(code, "submit");
    await editor.act(code, "approve");
    await rewritten(reporter, code, "Bridge closes");
    const refused = await editor.act(code, "publish");
    expect(refused.status).toBe(409);
    expect(refused.problem.type).toContain("changed-since-approval");
    expect(refused.problem.difference?.find(({ part }) => part === "headline")?.runs).toEqual([
      { kind: "same", text: "Bridge " },
      { kind: "removed", text: "opens" },
      { kind: "added", text: "closes" },
    ]);
    expect((await desk.get(`/en/${code}/bridge-opens`)).status).toBe(404);
    await editor.act(code, "approve");
    expect((await editor.act(code, "publish")).status).toBe(200);
    expect((await desk.get(`/en/${code}/bridge-closes`)).status).toBe(200);
  });

  test("an approval of words that have changed since they were seen is refused", async () => {
    const desk = await openDeskHouse(await newPlace());
    const [reporter, editor] = [await desk.join("Rana", ["reporter"]), await desk.join("Emil", ["editor"])];
    const code = await written(reporter, "One");
    const seen = (await editor.call("openStory", { params: { code } })).etag ?? "";
    await rewritten(reporter, code, "Two");
    expect((await editor.act(code, "approve", { seen })).status).toBe(412);
    expect((await editor.call("openStory", { params: { code } })).value.row.stage).toBe("draft");
  });

  test("a correction needs its note, a kill its reason, and only a chief takes back", async () => {
    const desk = await openDeskHouse(await newPlace());
    const editor = await desk.join("Emil", ["editor"]);
    const code = await written(editor, "Bridge opens");
    await editor.act(code, "approve");
    await editor.act(code, "publish");
    await rewritten(editor, code, "Bridge reopens");
    expect((await editor.act(code, "correct")).status).toBe(400);
    expect((await editor.act(code, "correct", { note: "It had been open before." })).status).toBe(200);
    expect((await desk.get(`/en/${code}/bridge-reopens`)).text).toContain("It had been open before.");
    expect((await editor.act(code, "kill", { note: "False." })).status).toBe(403);
    expect((await desk.owner.act(code, "kill")).status).toBe(400);
    expect((await desk.owner.act(code, "kill", { note: "The bridge does not exist." })).status).toBe(200);
    const gone = await desk.get(`/en/${code}/bridge-reopens`);
    expect([gone.status, gone.text.includes("The bridge does not exist.")]).toEqual([410, true]);
    expect((await desk.owner.act(code, "restore")).value.row.standing).toBe("published");
    expect((await desk.get(`/en/${code}/bridge-reopens`)).status).toBe(200);
  });

  test("a schedule goes out on its minute with the approved words", async () => {
    const clock = testClock(noon);
    const desk = await openDeskHouse(await newPlace(), { clock });
    const editor = await desk.join("Emil", ["editor"]);
    const code = await written(editor, "Later");
    await editor.act(code, "approve");
    expect((await editor.act(code, "schedule", { at: noon - minute })).status).toBe(409);
    expect((await editor.act(code, "schedule", { at: noon + 5 * minute })).value.row).toMatchObject({
      standing: "scheduled",
      scheduledFor: noon + 5 * minute,
    });
    await rewritten(editor, code, "Later, changed");
    const { publishDue } = await import("../../src/newsroom/publish-due.js");
    clock.pass(5 * minute);
    await publishDue(desk.press);
    expect((await desk.get(`/en/${code}/later`)).text).toContain("Later");
    const open = await editor.call("openStory", { params: { code } });
    expect(open.value.words.headline).toBe("Later, changed");
    expect(open.value.unpublished.map(({ part }) => part)).toContain("headline");
  });

  test("nothing goes out that the checklist holds back", async () => {
    const desk = await openDeskHouse(await newPlace());
    const code = await written(desk.owner, "Claims");
    const open = await desk.owner.call("openStory", { params: { code } });
    const words = { ...open.value.words, legal: "Waiting for counsel" };
    await desk.owner.call("writeStory", {
      params: { code },
      body: { words },
      headers: { "If-Match": open.etag ?? "" },
    });
    const refused = await desk.owner.act(code, "approve");
    expect([refused.status, refused.problem.detail]).toEqual([422, "Not yet: it is held for a lawyer."]);
  });

  test("a revision can be brought back, and that undone", async () => {
    const desk = await openDeskHouse(await newPlace());
    const code = await written(desk.owner, "First");
    await rewritten(desk.owner, code, "Second");
    const { entries } = (await desk.owner.call("storyHistory", { params: { code } })).value;
    expect(entries.map(({ act }) => act)).toEqual(["saved", "saved", "saved"]);
    const before = await desk.owner.call("openStory", { params: { code } });
    const brought = await desk.owner.call("bringBack", {
      params: { code },
      body: { seq: entries[1]?.seq ?? 0 },
      headers: { "If-Match": before.etag ?? "" },
    });
    expect(brought.value.words.headline).toBe("First");
    const change = await desk.owner.call("storyChange", { params: { code, seq: entries[0]?.seq ?? 0 } });
    expect(change.value.difference.map(({ part }) => part)).toContain("headline");
  });
});
