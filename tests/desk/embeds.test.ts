import { expect, test } from "vitest";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { type AtDesk, type DeskHouse, openDeskHouse } from "../setup/desk.js";
import { revision, code as storyCode } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { openTypist } from "../setup/typist.js";
import { publishedBy, written } from "./written.js";

const strange = "https://elsewhere.example/frame/1";
const video = "https://www.youtube.com/watch?v=1";
const embed = (url: string) => ({ kind: "embed" as const, url, title: "A film" });
const paragraph = { kind: "paragraph" as const, text: [{ text: "Words." }] };

const open = async (by: AtDesk, code: number) => (await by.call("openStory", { params: { code } })).value;

/** Writes a story's body as a program does. */
async function write(by: AtDesk, code: number, body: readonly (typeof paragraph | ReturnType<typeof embed>)[]) {
  const { words, etag } = await open(by, code);
  return by.call("writeStory", {
    ...{ params: { code }, body: { words: { ...words, body: [...body] } } },
    headers: { "If-Match": etag },
  });
}

/** Types in a story's copy by a client of one's own, and waits until the house has it. */
async function typing(desk: DeskHouse, code: number) {
  const { copy } = await open(desk.owner, code);
  const { cookie } = desk.owner;
  const typist = openTypist(desk.url, { cookie, code, copy, origin: desk.url.replace("127.0.0.1", "localhost") });
  const saved = async () => expect.poll(() => typist.isSaved(), { timeout: 10_000 }).toBe(true);
  await saved();
  return { typist, saved };
}

onBoth("an embed", (newPlace) => {
  test("of no allowed kind is refused by the API: which it is, where it stands, what to do", async () => {
    const desk = await openDeskHouse(await newPlace());
    const code = await written(desk.owner, "Films");
    const refused = await write(desk.owner, code, [paragraph, embed(strange)]);
    expect(refused.status).toBe(400);
    expect(refused.problem).toMatchObject({
      detail: expect.stringMatching(
        /^words\.body\.1\.url: https:\/\/elsewhere\.example\/frame\/1 is of no kind .* Make it a link in the text; only what is at youtube\.com, /,
      ),
      why: { code: "embed-kind", values: { place: "words.body.1.url", address: strange } },
    });
    for (const url of ["http://www.youtube.com/watch?v=1", "https://youtube.com.example/1", "javascript:alert(1)", ""])
      expect((await write(desk.owner, code, [embed(url)])).status, url).toBe(400);
    expect((await open(desk.owner, code)).words.body).toMatchObject([{ kind: "paragraph" }]);
    const taken = await write(desk.owner, code, [paragraph, embed(video)]);
    expect(taken.value.checklist).toMatchObject({ blocks: [], embeds: { refused: [], brought: [] } });
    expect((await desk.owner.act(code, "approve")).status).toBe(200);
  });

  test("that a hand-made client typed in holds the story back, by its address, until it is out", async () => {
    const desk = await openDeskHouse(await newPlace());
    const code = await written(desk.owner, "Films");
    const { typist, saved } = await typing(desk, code);
    typist.embed(strange);
    await saved();
    const held = await open(desk.owner, code);
    expect(held.checklist).toMatchObject({ blocks: ["embed"], embeds: { refused: [strange], brought: [] } });
    expect(held.refusals.approve).toMatchObject({ code: "blocked", values: { blocks: "embed" } });
    const refused = await desk.owner.act(code, "approve");
    expect([refused.status, refused.problem.detail]).toEqual([
      422,
      "Not yet: it embeds what may not stand in a story, as the checklist says.",
    ]);
    // A program that changes another word cannot carry it along either.
    expect((await write(desk.owner, code, held.words.body as never)).status).toBe(400);
    typist.dropLast();
    await saved();
    expect((await desk.owner.act(code, "approve")).status).toBe(200);
    expect((await desk.owner.act(code, "publish")).status).toBe(200);
  });

  test("typed into a public story holds its update back; what readers have stays as it is", async () => {
    const desk = await openDeskHouse(await newPlace());
    const code = await publishedBy(desk.owner, "Films");
    const { typist, saved } = await typing(desk, code);
    typist.embed(strange);
    await saved();
    for (const act of ["update", "correct"] as const)
      expect((await desk.owner.act(code, act, { note: "A film." })).status, act).toBe(422);
    expect((await desk.get(`/en/${code}/films`)).text).not.toContain("elsewhere.example");
  });

  test("that a story came with stays, with a warning: public or not yet, edited or not", async () => {
    const desk = await openDeskHouse(await newPlace());
    const old = "http://video.example/2";
    const body = [paragraph, embed(strange), embed(old)];
    const [shown, waiting] = [storyCode(7001), storyCode(7002)];
    const filed = [
      await publishStory(desk.press, "wire:ninjs", { code: shown, revision: revision("Old film", { body }) }),
      await saveStory(desk.press, "wire:ninjs", { code: waiting, revision: revision("New film", { body }) }),
    ];
    expect(filed.map(({ ok }) => ok)).toEqual([true, true]);
    for (const code of [shown, waiting]) {
      const { checklist } = await open(desk.owner, code);
      expect(checklist.warns).toContain("embed-brought");
      expect([checklist.blocks.includes("embed"), checklist.embeds]).toEqual([
        false,
        { refused: [], brought: [strange, old] },
      ]);
      const more = { ...paragraph, text: [{ text: "More words." }] };
      expect((await write(desk.owner, code, [more, ...body])).status).toBe(200);
      expect((await open(desk.owner, code)).words.body).toEqual([more, ...body]);
      // Only these: another of its kind is not let in beside them.
      expect((await write(desk.owner, code, [more, ...body, embed(`${strange}2`)])).status).toBe(400);
    }
    expect((await desk.owner.act(shown, "update")).status).toBe(200);
    expect((await desk.owner.act(waiting, "approve")).status).toBe(200);
    expect((await desk.owner.act(waiting, "publish")).status).toBe(200);
    for (const [code, slug] of [
      [shown, "old-film"],
      [waiting, "new-film"],
    ] as const) {
      const page = (await desk.get(`/en/${code}/${slug}`)).text;
      expect(page).toContain(`<a href="${strange}"`);
      expect(page).not.toContain("<iframe");
    }
  });
});
