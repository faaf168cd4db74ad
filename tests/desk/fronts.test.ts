import { expect, test } from "vitest";
import type { FrontSetting } from "../../src/contract/desk-shapes.js";
import { type DeskHouse, openDeskHouse } from "../setup/desk.js";
import { minute, noon, testClock } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { publishedBy, written } from "./written.js";

/** Arranges the English front as it is seen now. */
async function arrange(desk: DeskHouse, body: Partial<FrontSetting>) {
  const open = await desk.owner.call("openFront", { params: { edition: "en" }, query: {} });
  return desk.owner.call("setFront", {
    params: { edition: "en" },
    body: { slots: [], featured: [], ...body },
    headers: { "If-Match": open.etag ?? "" },
  });
}

/** The headlines at the top of the front that readers get, in order. */
async function topOf(desk: DeskHouse, path = "/en/"): Promise<readonly string[]> {
  const { text } = await desk.get(path);
  return [...text.matchAll(/<h2><a href="[^"]*">([^<]*)<\/a>/g)].map(([, headline]) => headline ?? "");
}

const seenAt = async (desk: DeskHouse, at: number): Promise<readonly string[]> =>
  (await desk.owner.call("openFront", { params: { edition: "en" }, query: { at: String(at) } })).value.top.map(
    ({ headline }) => headline,
  );

onBoth("a front", (newPlace) => {
  test("shows the slots in order, under their own headline, and fills the rest; a killed story's place is filled", async () => {
    const clock = testClock(noon);
    const desk = await openDeskHouse(await newPlace(), { clock });
    const codes: number[] = [];
    for (const name of ["One", "Two", "Three", "Four", "Five", "Six"]) {
      codes.push(await publishedBy(desk.owner, name));
      clock.pass(minute);
    }
    const [one = 0, two = 0, three = 0] = codes;
    const set = await arrange(desk, { slots: [three, one], settings: { [one]: { headline: "One, on the front" } } });
    expect(set.status).toBe(200);
    expect((await topOf(desk)).slice(0, 5)).toEqual(["Three", "One, on the front", "Six", "Five", "Four"]);
    await desk.owner.act(three, "kill", { note: "Wrong." });
    expect((await topOf(desk)).slice(0, 5)).toEqual(["One, on the front", "Six", "Five", "Four", "Two"]);
    expect(two).toBeGreaterThan(0);
  });

  test("a pinned story keeps its place when one above it leaves", async () => {
    const clock = testClock(noon);
    const desk = await openDeskHouse(await newPlace(), { clock });
    const codes: number[] = [];
    for (const name of ["One", "Two", "Three", "Four"]) {
      codes.push(await publishedBy(desk.owner, name));
      clock.pass(minute);
    }
    const [one = 0, two = 0] = codes;
    await arrange(desk, {
      slots: [one, two],
      settings: { [one]: { until: clock.now() + minute }, [two]: { pinned: true } },
    });
    expect((await topOf(desk)).slice(0, 3)).toEqual(["One", "Two", "Four"]);
    clock.pass(2 * minute);
    expect((await topOf(desk)).slice(0, 3)).toEqual(["Four", "Two", "Three"]);
  });

  test("the banner leaves by itself", async () => {
    const clock = testClock(noon);
    const desk = await openDeskHouse(await newPlace(), { clock });
    await publishedBy(desk.owner, "One");
    await arrange(desk, { banner: { text: "Something has happened", code: null, until: noon + 10 * minute } });
    expect((await desk.get("/en/")).text).toContain("Something has happened");
    clock.pass(11 * minute);
    expect((await desk.get("/en/")).text).not.toContain("Something has happened");
  });

  test("can be looked at as it was and as it will be", async () => {
    const clock = testClock(noon);
    const desk = await openDeskHouse(await newPlace(), { clock });
    const first = await publishedBy(desk.owner, "First");
    clock.pass(10 * minute);
    const second = await publishedBy(desk.owner, "Second");
    clock.pass(10 * minute);
    await desk.owner.act(second, "kill", { note: "Wrong." });
    const later = await written(desk.owner, "Later");
    await desk.owner.act(later, "approve");
    await desk.owner.act(later, "schedule", { at: noon + 60 * minute });
    await arrange(desk, { slots: [later, first] });
    expect(await seenAt(desk, noon + 15 * minute)).toEqual(["Second", "First"]);
    expect(await seenAt(desk, noon + 30 * minute)).toEqual(["First"]);
    expect(await seenAt(desk, noon + 90 * minute)).toEqual(["Later", "First"]);
    const page = await desk.owner.fetch(`/desk/preview/front/en?at=${noon + 90 * minute}`);
    expect(await page.text()).toContain("Later");
    expect((await desk.get(`/desk/preview/front/en?at=${noon + 90 * minute}`)).status).toBe(404);
    expect((await desk.get("/en/")).text).not.toContain("Later");
  });

  test("two who arrange at once do not undo each other unseen; history brings an earlier way back", async () => {
    const desk = await openDeskHouse(await newPlace());
    const [one, two] = [await publishedBy(desk.owner, "One"), await publishedBy(desk.owner, "Two")];
    const seen = (await desk.owner.call("openFront", { params: { edition: "en" }, query: {} })).etag ?? "";
    expect((await arrange(desk, { slots: [one] })).status).toBe(200);
    const late = await desk.owner.call("setFront", {
      params: { edition: "en" },
      body: { slots: [two], featured: [] },
      headers: { "If-Match": seen },
    });
    expect(late.status).toBe(412);
    await arrange(desk, { slots: [two] });
    const { entries } = (await desk.owner.call("frontHistory", { params: { edition: "en" }, query: {} })).value;
    expect(entries.map(({ front }) => front.slots)).toEqual([[two], [one]]);
    const reporter = await desk.join("Rana", ["reporter"]);
    const refused = await reporter.call("setFront", {
      params: { edition: "en" },
      body: { slots: [], featured: [] },
      headers: { "If-Match": seen },
    });
    expect([refused.status, refused.problem.detail]).toEqual([403, "Editors and chiefs may arrange the fronts."]);
  });

  test("a section has a front of its own above its newest", async () => {
    const desk = await openDeskHouse(await newPlace());
    const [one] = [await publishedBy(desk.owner, "One"), await publishedBy(desk.owner, "Two")];
    const open = await desk.owner.call("openFront", { params: { edition: "en" }, query: { section: "news" } });
    expect(open.value.top.map(({ headline }) => headline)).toEqual(["Two", "One"]);
    const headers = { "If-Match": open.etag ?? "" };
    await desk.owner.call("setFront", {
      params: { edition: "en" },
      body: { section: "news", slots: [one], featured: [] },
      headers,
    });
    const { text } = await desk.get("/en/news/");
    expect(text.indexOf(">One<")).toBeLessThan(text.indexOf(">Two<"));
    expect(text.match(/>One</g)).toHaveLength(1);
  });
});
