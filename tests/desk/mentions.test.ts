import { expect, test } from "vitest";
import { type AtDesk, openDeskHouse } from "../setup/desk.js";
import { openHouse } from "../setup/house.js";
import { afterwards, onBoth, temporaryFolder } from "../setup/places.js";
import { written } from "./written.js";

const mine = async (by: AtDesk) =>
  (await by.call("listStories", { query: { list: "mine" } })).value.stories.map(({ code }) => code);
const unseen = async (by: AtDesk) => (await by.call("myMentions")).value.unseen;
const leave = (by: AtDesk, code: number, text: string) => by.call("leaveNote", { params: { code }, body: { text } });

/** What an open desk at a house hears, as it comes. */
async function listening(url: string, { cookie }: AtDesk): Promise<() => string> {
  let heard = "";
  const line = await fetch(`${url}/api/v1/desk/events`, { headers: { Cookie: cookie } });
  const reader = line.body?.pipeThrough(new TextDecoderStream()).getReader();
  const end = (async () => {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) heard += part.value;
  })();
  afterwards(async () => {
    await reader?.cancel();
    await end;
  });
  await expect.poll(() => heard).toContain("event: here");
  return () => heard;
}

onBoth("a mention in a note", (newPlace, engine) => {
  test("is heard of at every open desk, also of another house on the same database, when it comes and when it is seen", async () => {
    const place = await newPlace();
    const desk = await openDeskHouse(place);
    const sam = await desk.join("Sam", ["sub-editor"]);
    const code = await written(desk.owner, "Bridge opens");
    const other =
      engine === "sqlite"
        ? desk
        : await openHouse({ ...place, data: await temporaryFolder() }, { paper: "empty", local: true });
    // A note of before is no news.
    await leave(desk.owner, code, `@${desk.owner.id} to myself`);
    const heard = await listening(other.url, sam);
    const note = `{"noun":"note","subject":"${code}","act":"left"`;
    const named = `{"noun":"mention","subject":"${sam.id}","act":"left"`;
    const seen = `{"noun":"mention","subject":"${sam.id}","act":"seen"`;
    // The first look is what later ones are compared with.
    await expect
      .poll(async () => {
        await leave(desk.owner, code, `@${sam.id}: is the date right?`);
        return heard();
      })
      .toContain(note);
    expect(heard()).toContain(named);
    expect(heard()).not.toContain(`"subject":"${desk.owner.id}"`);
    expect(heard()).not.toContain(seen);
    const { etag } = await sam.call("myMentions");
    const headers = { "If-Match": etag ?? "" };
    expect((await sam.call("seeMentions", { params: { code }, body: {}, headers })).status).toBe(200);
    await expect.poll(heard).toContain(seen);
    // Each is told once.
    const told = (one: string): number => heard().split(one).length - 1;
    expect(told(note)).toBe(told(named));
    expect(told(note)).toBeLessThan((await desk.owner.call("storyNotes", { params: { code } })).value.notes.length);
  });

  test("reaches the one it names: the story is among their work until they have seen it", async () => {
    const desk = await openDeskHouse(await newPlace());
    const [rana, sam] = [await desk.join("Rana", ["reporter"]), await desk.join("Sam", ["sub-editor"])];
    const code = await written(rana, "Bridge opens");
    expect(await mine(sam)).toEqual([]);
    expect(
      (await leave(rana, code, `@${sam.id} and @nobody: is the date right? @${rana.id}`)).value.mentions.toSorted(),
    ).toEqual([rana.id, sam.id]);
    expect(await unseen(sam)).toMatchObject([{ code, actor: `person:${rana.id}` }]);
    expect(await mine(sam)).toEqual([code]);
    // Nobody is told of what they wrote themselves, nor of what others are told.
    expect(await unseen(rana)).toEqual([]);
    expect(await unseen(desk.owner)).toEqual([]);
    const see = async (etag: string | null) =>
      (await sam.call("seeMentions", { params: { code }, body: {}, headers: { "If-Match": etag ?? "" } })).status;
    const { etag } = await sam.call("myMentions");
    expect(await see("")).toBe(428);
    await leave(desk.owner, code, `@${sam.id} hurry`);
    // What came after the notes on the screen was not seen with them: they are told, and nothing is marked.
    expect(await see(etag)).toBe(412);
    expect(await unseen(sam)).toHaveLength(2);
    expect(await see((await sam.call("myMentions")).etag)).toBe(200);
    expect(await unseen(sam)).toEqual([]);
    expect(await mine(sam)).toEqual([]);
    expect(await mine(rana)).toEqual([code]);
  });

  test("is nobody's but a person's: a program with a token has none", async () => {
    const desk = await openDeskHouse(await newPlace());
    const made = await desk.owner.call("makeToken", { body: { name: "wire desk", scopes: ["read", "write"] } });
    const program = desk.as("", { Authorization: `Bearer ${made.value.token}` });
    expect((await program.call("myMentions")).status).toBe(403);
  });
});
