import { expect, test } from "vitest";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openToAll } from "../comments/open-to-all.js";
import { type AtDesk, type DeskHouse, openDeskHouse } from "../setup/desk.js";
import { code, editor, minute, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { keptLetters, readerOf, signIn, type TestReader } from "../setup/reader.js";

const signed = "/en/1/ferry-strike/comments";
const unsigned = "/en/2/a-bridge-opens/comments";

/** A house of two stories, the first signed by Sara Ahmadi and Max, where comments go live at once. */
async function open(place: Parameters<typeof openDeskHouse>[0]) {
  const wire = keptLetters();
  const desk = await openDeskHouse(place, { mailer: wire });
  const byline = "By Sara Ahmadi and Max";
  await publishStory(desk.press, editor, { code: code(1), revision: revision("Ferry strike", { byline }) });
  await publishStory(desk.press, editor, { code: code(2), revision: revision("A bridge opens") });
  await openToAll(desk.press);
  const enter = async (email: string, name: string): Promise<TestReader> => {
    const reader = readerOf(desk, desk.url.replace("127.0.0.1", "localhost"));
    await signIn(reader, wire, { email, name });
    return reader;
  };
  return { desk, enter };
}

const say = async (reader: TestReader, thread: string, words: string): Promise<void> => {
  const { text } = await reader.fill(`${thread}/write`, thread, { words });
  if (!text.includes("Your comment is there.")) throw new Error(text);
};

/** The mark that stands beside some words on a thread's page. */
async function markOf({ get }: DeskHouse, thread: string, words: string): Promise<string> {
  const { text } = await get(thread);
  const own =
    text
      .split('class="remark')
      .slice(1)
      .find((one) => one.includes(words)) ?? "";
  return /Author of the story|Of our newsroom/.exec(own)?.[0] ?? "";
}

const opened = async (desk: DeskHouse, who: AtDesk, words: string) => {
  const { id } = await desk.press.database.reader
    .selectFrom("comment")
    .select("id")
    .where("words", "=", words)
    .executeTakeFirstOrThrow();
  return (await who.call("openComment", { params: { id } })).value;
};

onBoth("the mark of the newsroom", (newPlace) => {
  test("is given to whoever signs in with an address of the desk, as the author under what they signed", async () => {
    const { desk, enter } = await open(await newPlace());
    await desk.join("Max", ["reporter"]);
    await desk.join("Sara", ["reporter"]);
    const [max, sara, ada] = [
      await enter("max@news.example", "Max"),
      await enter("sara@news.example", "Sara of Sports"),
      await enter("ada@readers.example", "Ada"),
    ];
    await say(max, signed, "I wrote it.");
    await say(max, unsigned, "I did not.");
    // "Sara" is no "Sara Ahmadi".
    await say(sara, signed, "Nor did I.");
    await say(ada, signed, "I read it.");
    expect(await markOf(desk, signed, "I wrote it.")).toBe("Author of the story");
    expect(await markOf(desk, unsigned, "I did not.")).toBe("Of our newsroom");
    expect(await markOf(desk, signed, "Nor did I.")).toBe("Of our newsroom");
    expect(await markOf(desk, signed, "I read it.")).toBe("");
  });

  test("is lost for what comes by whoever works here no longer; what they wrote before keeps it", async () => {
    const { desk, enter } = await open(await newPlace());
    const max = await desk.join("Max", ["reporter"]);
    const reader = await enter("max@news.example", "Max");
    await say(reader, unsigned, "Still here.");
    const { etag } = (await desk.owner.call("listPeople")).value.people.find(({ id }) => id === max.id) ?? { etag: "" };
    const dismissal = { params: { id: max.id }, body: { roles: ["reporter" as const], dismissed: true } };
    expect((await desk.owner.call("changePerson", { ...dismissal, headers: { "If-Match": etag } })).status).toBe(200);
    await say(reader, unsigned, "Not any more.");
    expect(await markOf(desk, unsigned, "Still here.")).toBe("Of our newsroom");
    expect(await markOf(desk, unsigned, "Not any more.")).toBe("");
  });

  test("is given and taken away at the desk, as it was seen, for what stands there too, on the record", async () => {
    const { desk, enter } = await open(await newPlace());
    const [mona, rana, max] = [
      await desk.join("Mona", ["moderator"]),
      await desk.join("Rana", ["reporter"]),
      await desk.join("Max", ["reporter"]),
    ];
    const reader = await enter("max@home.example", "Maximilian");
    await say(reader, signed, "I wrote it.");
    const writer = async () => (await opened(desk, mona, "I wrote it.")).writer;
    const { id = "", badge } = (await writer()) ?? {};
    expect(badge).toMatchObject({ person: null, decidedBy: null });
    const set = (who: AtDesk, choice: "by-address" | "nobody" | { person: string }, seen = badge?.etag ?? "") =>
      who.call("setBadge", { params: { id }, body: { choice }, headers: { "If-Match": seen } });
    expect((await set(rana, { person: max.id })).problem.detail).toBe(
      "Moderators, chiefs and administrators may say which reader is a person of the newsroom.",
    );
    expect((await mona.call("setBadge", { params: { id }, body: { choice: "nobody" } })).status).toBe(428);
    expect((await set(mona, { person: "no-one" })).problem.detail).toBe("Nobody by that name works here.");
    const given = await set(mona, { person: max.id });
    expect([given.value.person, given.value.decidedBy]).toEqual([max.id, `person:${mona.id}`]);
    expect(given.etag).toBe(given.value.etag);
    expect(await markOf(desk, signed, "I wrote it.")).toBe("Author of the story");
    expect((await set(mona, "nobody")).status).toBe(412);
    desk.clock.pass(minute);
    await say(reader, unsigned, "And this too.");
    expect(await markOf(desk, unsigned, "And this too.")).toBe("Of our newsroom");
    expect((await set(mona, "nobody", given.value.etag)).value.person).toBeNull();
    expect(await markOf(desk, signed, "I wrote it.")).toBe("");
    expect(await markOf(desk, unsigned, "And this too.")).toBe("");
    const { value } = await desk.owner.call("readAudit", { query: { words: "badge" } });
    expect(value.entries.map(({ act, subject, detail }) => [act, subject, detail])).toEqual([
      ["changed a badge", `reader ${id}`, "nobody"],
      ["changed a badge", `reader ${id}`, `person:${max.id}`],
    ]);
  });

  test("that was taken away does not come back by signing in, until the desk lets the address tell again", async () => {
    const { desk, enter } = await open(await newPlace());
    const max = await desk.join("Max", ["reporter"]);
    await say(await enter("max@news.example", "Max"), unsigned, "One.");
    const { id, badge } = (await opened(desk, desk.owner, "One.")).writer ?? { id: "", badge: { etag: "" } };
    expect(badge).toMatchObject({ person: max.id, decidedBy: null });
    const set = (choice: "by-address" | "nobody", seen: string) =>
      desk.owner.call("setBadge", { params: { id }, body: { choice }, headers: { "If-Match": seen } });
    const taken = await set("nobody", badge.etag);
    const again = await enter("max@news.example", "Max");
    await say(again, unsigned, "Two.");
    expect(await markOf(desk, unsigned, "Two.")).toBe("");
    expect((await set("by-address", taken.value.etag)).value.person).toBe(max.id);
    expect(await markOf(desk, unsigned, "Two.")).toBe("Of our newsroom");
  });
});
