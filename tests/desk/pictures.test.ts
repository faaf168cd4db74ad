import sharp from "sharp";
import { expect, test } from "vitest";
import type { DeskStory, LibraryPicture } from "../../src/contract/desk-shapes.js";
import { rebuildArchive } from "../../src/newsroom/upkeep/rebuild-archive.js";
import { type AtDesk, openDeskHouse } from "../setup/desk.js";
import { onBoth } from "../setup/places.js";
import { written } from "./written.js";

/** A picture of one colour in the library, described so that it may be published. */
async function pictureOf(by: AtDesk, colour: string): Promise<LibraryPicture> {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  const sent = await by.fetch("/api/v1/desk/pictures", {
    method: "POST",
    headers: { "Content-Type": "image/jpeg", "Idempotency-Key": crypto.randomUUID() },
    body: new Uint8Array(bytes),
  });
  const { id, etag } = (await sent.json()) as LibraryPicture;
  const body = { alt: `All ${colour}`, caption: `${colour} caption`, credit: "The Agency", focus: { x: 100, y: 900 } };
  const described = await by.call("describePicture", { params: { id }, body, headers: { "If-Match": etag } });
  expect(described.status).toBe(200);
  return described.value;
}

type Words = DeskStory["words"];

async function change(by: AtDesk, code: number, to: (words: Words) => Words): Promise<void> {
  const open = await by.call("openStory", { params: { code } });
  const headers = { "If-Match": open.etag ?? "" };
  const body = { words: to(open.value.words) };
  expect((await by.call("writeStory", { params: { code }, body, headers })).status).toBe(200);
}

const placed = ({ id, width, height, alt, caption, credit }: LibraryPicture) => ({
  ...{ id, width, height, alt, caption, credit },
});

async function published(by: AtDesk, headline: string, picture: LibraryPicture): Promise<number> {
  const code = await written(by, headline);
  await change(by, code, (words) => ({ ...words, picture: placed(picture) }));
  expect((await by.act(code, "approve")).status).toBe(200);
  expect((await by.act(code, "publish")).status).toBe(200);
  return code;
}

onBoth("the picture library", (newPlace) => {
  test("tells where a picture is used: to readers, at the desk, in the body, on a front, spiked; and no longer once it is gone", async () => {
    const desk = await openDeskHouse(await newPlace());
    const { owner } = desk;
    const [red, blue] = [await pictureOf(owner, "#ff0000"), await pictureOf(owner, "#0000ff")];
    const shown = await published(owner, "Shown", red);
    const inBody = await written(owner, "In the body");
    await change(owner, inBody, (words) => ({
      ...words,
      body: [...words.body, { kind: "picture", picture: placed(red) }],
    }));
    const spiked = await written(owner, "Spiked");
    await change(owner, spiked, (words) => ({ ...words, picture: placed(red) }));
    expect((await owner.act(spiked, "spike")).status).toBe(200);
    await written(owner, "Without");
    const front = await owner.call("openFront", { params: { edition: "en" } });
    await owner.call("setFront", {
      params: { edition: "en" },
      body: { ...front.value.front, slots: [shown], settings: { [shown]: { picture: placed(red) } } },
      headers: { "If-Match": front.etag ?? "" },
    });
    const uses = async (picture: LibraryPicture) => {
      const {
        usedIn,
        publicIn,
        uses: total,
        fronts,
      } = (await owner.call("openPicture", { params: { id: picture.id } })).value;
      return { codes: usedIn.map((row) => row.code).toSorted(), publicIn, total, fronts };
    };
    const everywhere = { codes: [shown, inBody, spiked], publicIn: [shown], total: 3, fronts: ["en"] };
    expect(await uses(red)).toEqual(everywhere);
    expect(await uses(blue)).toEqual({ codes: [], publicIn: [], total: 0, fronts: [] });
    // The same when everything is made anew from the ledger.
    await rebuildArchive(desk.press, () => undefined);
    expect(await uses(red)).toEqual(everywhere);
    // Taken out at the desk, readers still have it until the story is updated.
    await change(owner, shown, (words) => ({ ...words, picture: null }));
    expect(await uses(red)).toEqual(everywhere);
    expect((await owner.act(shown, "update")).status).toBe(200);
    await change(owner, inBody, (words) => ({ ...words, body: words.body.slice(0, 1) }));
    expect(await uses(red)).toMatchObject({ codes: [spiked], publicIn: [], total: 1 });
  });

  test("puts another picture in its place in the stories at the desk; what readers have waits for an editor", async () => {
    const desk = await openDeskHouse(await newPlace());
    const reporter = await desk.join("Rana", ["reporter"]);
    const [red, blue] = [await pictureOf(desk.owner, "#ff0000"), await pictureOf(desk.owner, "#0000ff")];
    const shown = await published(desk.owner, "Shown", red);
    const own = await written(reporter, "Own");
    await change(reporter, own, (words) => ({
      ...words,
      body: [...words.body, { kind: "picture", picture: placed(red) }],
    }));
    const replace = (by: AtDesk, codes: number[], keepCaption = false) =>
      by.call("replacePicture", {
        ...{ params: { id: red.id }, body: { by: blue.id, codes, keepCaption } },
        headers: { "If-Match": red.etag },
      });
    const page = async () => (await desk.get(`/en/${shown}/shown`)).text;
    const before = await page();
    // A reporter may in the story they began, and is told why not in the other.
    expect((await replace(reporter, [shown, own], true)).value).toMatchObject({
      done: [own],
      refused: [{ code: shown, why: { code: "permission", values: { permission: "edit" } } }],
    });
    const after = (await reporter.call("openStory", { params: { code: own } })).value.words.body.at(-1);
    expect(after).toMatchObject({
      picture: { id: blue.id, alt: "All #0000ff", caption: "#ff0000 caption", focus: { x: 100, y: 900 } },
    });
    expect((await replace(desk.owner, [shown, own])).value).toMatchObject({
      done: [shown],
      refused: [{ code: own, why: { code: "picture-not-used" } }],
    });
    const open = (await desk.owner.call("openStory", { params: { code: shown } })).value;
    expect(open.words.picture).toMatchObject({ id: blue.id, caption: "#0000ff caption" });
    expect(open.unpublished.map(({ part }) => part)).toEqual(["picture"]);
    expect(open.row).toMatchObject({ standing: "published", stage: "draft" });
    expect(await page()).toBe(before);
    expect((await desk.owner.act(shown, "update")).status).toBe(200);
    expect(await page()).toContain(blue.id);
    const used = (await desk.owner.call("openPicture", { params: { id: red.id } })).value;
    expect([used.uses, used.usedIn]).toEqual([0, []]);
  });

  test("two who describe one picture at once: the second is told, and nothing is lost", async () => {
    const { owner } = await openDeskHouse(await newPlace());
    const red = await pictureOf(owner, "#ff0000");
    const describe = (alt: string) =>
      owner.call("describePicture", {
        params: { id: red.id },
        body: { alt, caption: null, credit: "The Agency", focus: { x: 500, y: 500 } },
        headers: { "If-Match": red.etag },
      });
    expect((await describe("First")).status).toBe(200);
    const second = await describe("Second");
    expect([second.status, second.problem.type.split("#")[1]]).toEqual([412, "moved-on"]);
    expect((await owner.call("openPicture", { params: { id: red.id } })).value.picture.alt).toBe("First");
  });
});
