import { expect, test } from "vitest";
import { type AtDesk, openDeskHouse } from "../setup/desk.js";
import { onBoth } from "../setup/places.js";
import { written } from "./written.js";

const mine = async (by: AtDesk) =>
  (await by.call("listStories", { query: { list: "mine" } })).value.stories.map(({ code }) => code);
const unseen = async (by: AtDesk) => (await by.call("myMentions")).value.unseen;
const leave = (by: AtDesk, code: number, text: string) => by.call("leaveNote", { params: { code }, body: { text } });

onBoth("a mention in a note", (newPlace) => {
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
