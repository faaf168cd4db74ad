import { expect, test } from "vitest";
import type { ThreadSettings } from "../../src/domain/comment/settings.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, minute, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { hiddenIn, keptLetters, readerOf, signIn, type TestReader } from "../setup/reader.js";
import { entered } from "./entered.js";
import { openToAll } from "./open-to-all.js";

const thread = "/en/1/ferry-strike/comments";
const write = `${thread}/write`;

async function open(place: Parameters<typeof openHouse>[0], settings: ThreadSettings = { mode: "after" }) {
  const wire = keptLetters();
  const house = await openHouse(place, { mailer: wire });
  await publishStory(house.press, editor, { code: code(1), revision: revision("Ferry strike") });
  await openToAll(house.press, settings);
  return { house, wire };
}

const say = (reader: TestReader, words: string, name = "Ada") => reader.fill(write, thread, { words, name });

const kept = async ({ press }: TestHouse) =>
  press.database.reader.selectFrom("comment").select(["words", "state", "name"]).orderBy("id").execute();

onBoth("a reader without scripts", (newPlace) => {
  test("writes in the box on the story's page, presses once, is told, and everyone reads it", async () => {
    const { house } = await open(await newPlace());
    const reader = readerOf(house);
    const story = await reader.get("/en/1/ferry-strike");
    expect(story.text).toContain(`action="${thread}"`);
    expect(hiddenIn(story.text, thread)).toEqual({});
    const sent = await reader.post(thread, { words: "The quay was empty.", name: "Ada" });
    expect(sent.status).toBe(303);
    expect((await reader.get(sent.location ?? "")).text).toContain("Your comment is there.");
    for (const path of ["/en/1/ferry-strike", thread])
      expect((await readerOf(house).get(path)).text).toContain("The quay was empty.");
  });

  test("presses twice in the box and has written once; only the browser that wrote is given the receipt again", async () => {
    const { house } = await open(await newPlace());
    const reader = readerOf(house);
    const fields = { words: "Pressed twice.", name: "Ada" };
    const first = await reader.post(thread, fields);
    // The browser has no mark of its own before it is answered: the same words from its network are no second comment.
    const second = await reader.post(thread, fields);
    expect([first.status, second.status, second.location]).toEqual([303, 409, null]);
    expect(second.text).toContain("has arrived already");
    await reader.get(first.location ?? "");
    const [third, fourth] = [
      await reader.post(thread, { ...fields, words: "Marked." }),
      await reader.post(thread, { ...fields, words: "Marked." }),
    ];
    expect([third.status, fourth.location]).toEqual([303, third.location]);
    expect((await kept(house)).map(({ words }) => words)).toEqual(["Pressed twice.", "Marked."]);
  });

  test("whose browser does not say where the box was sent from sees the form first, with the words in it", async () => {
    const { house } = await open(await newPlace());
    const reader = readerOf(house);
    const form = await reader.post(thread, { words: "The quay was empty." }, { Origin: "", "Sec-Fetch-Site": "" });
    expect(form.text).toContain("The quay was empty.</textarea>");
    expect(await kept(house)).toEqual([]);
    const fields = { ...hiddenIn(form.text, thread), words: "The quay was empty.", name: "Ada" };
    expect((await reader.post(thread, fields)).status).toBe(303);
  });

  test("is told that a comment waits, then what became of it, and why", async () => {
    const { house } = await open(await newPlace(), {});
    const reader = readerOf(house);
    const form = (await reader.get(write)).text;
    const sent = await reader.post(thread, { ...hiddenIn(form, thread), words: "Patience.", name: "Ada" });
    const fate = sent.location ?? "";
    expect((await reader.get(fate)).text).toContain("waits for a moderator");
    expect((await readerOf(house).get(thread)).text).not.toContain("Patience.");
    const { changeState } = await import("../../src/comments/change-state.js");
    const { database } = house.press;
    const { id } = await database.reader.selectFrom("comment").select("id").executeTakeFirstOrThrow();
    await database.transact((tx) =>
      changeState(tx, {
        ...{ id: id as never, to: "refused", at: house.clock.now(), by: "person:mo", act: "refused", seen: 1 },
        ...{ reason: "off-topic", note: "Please stay with the ferries." },
      }),
    );
    const { text } = await reader.get(fate);
    for (const words of ["was not published", "nothing to do with the story", "stay with the ferries"])
      expect(text).toContain(words);
  });

  test("sends one form twice and has written once; an old, foreign or missing seal writes nothing and loses no word", async () => {
    const { house } = await open(await newPlace());
    const reader = readerOf(house);
    const form = hiddenIn((await reader.get(write)).text, thread);
    const fields = { ...form, words: "Only once.", name: "Ada" };
    const [first, second] = [await reader.post(thread, fields), await reader.post(thread, fields)];
    expect(first.location).toBe(second.location);
    const stranger = readerOf(house);
    await stranger.get(write);
    for (const seal of [form.seal ?? "", "", "a.b.c"]) {
      const answer = await stranger.post(thread, { ...fields, seal, words: "Not kept." });
      expect([answer.status, answer.text.includes("Not kept.</textarea>")]).toEqual([403, true]);
    }
    const late = { ...hiddenIn((await reader.get(write)).text, thread), words: "Late.", name: "Ada" };
    house.clock.pass(13 * 60 * minute);
    expect((await reader.post(thread, late)).status).toBe(403);
    expect((await kept(house)).map(({ words }) => words)).toEqual(["Only once."]);
  });

  test("cannot be made to write by a page that is not ours", async () => {
    const { house } = await open(await newPlace());
    const reader = readerOf(house);
    const fields = { ...hiddenIn((await reader.get(write)).text, thread), words: "Forged.", name: "Ada" };
    for (const headers of [
      { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" },
      { Origin: "null" },
      { "Sec-Fetch-Site": "same-site" },
    ] as Record<string, string>[])
      expect((await reader.post(thread, fields, headers)).status).toBe(403);
    expect((await reader.post(thread, fields, { "Content-Type": "text/plain" })).status).toBe(415);
    expect(await kept(house)).toEqual([]);
  });

  test("changes a comment for five minutes, withdraws it at any time; nobody else can do either", async () => {
    const { house } = await open(await newPlace());
    const reader = readerOf(house);
    const form = (await reader.get(write)).text;
    const fate =
      (await reader.post(thread, { ...hiddenIn(form, thread), words: "Teh quay.", name: "Ada" })).location ?? "";
    const changed = await reader.fill(fate, `${thread}/edit`, { words: "The quay." });
    expect(changed.text).toContain("The quay.");
    expect((await readerOf(house).get(thread)).text).toContain("changed ");
    const own = hiddenIn((await reader.get(fate)).text, `${thread}/edit`);
    const stranger = readerOf(house);
    await stranger.get(write);
    expect((await stranger.post(`${thread}/edit`, { ...own, words: "Mine now." })).status).toBe(403);
    expect((await stranger.post(`${thread}/edit`, { ...own, receipt: "guess", words: "Mine." })).status).toBe(404);
    house.clock.pass(5 * minute);
    expect((await reader.post(`${thread}/edit`, { ...own, words: "Too late." })).status).toBe(409);
    await reader.fill(fate, `${thread}/withdraw`, {});
    expect((await readerOf(house).get(thread)).text).not.toContain("The quay.");
  });

  test("answers a comment, and cannot answer one that is gone", async () => {
    const { house } = await open(await newPlace());
    const id = await entered(house.press, "First words.");
    const waiting = await entered(house.press, "Waiting words.", { state: "waiting" });
    const reader = readerOf(house);
    const sent = await reader.fill(`${write}?to=${id}`, thread, { words: "An answer.", name: "Bo" });
    expect(sent.text).toContain("Your comment is there.");
    expect((await reader.get(`${thread}/${id}`)).text).toContain("An answer.");
    const form = hiddenIn((await reader.get(write)).text, thread);
    const answer = { ...form, words: "To nothing.", name: "Bo", to: String(waiting) };
    expect((await reader.post(thread, answer)).status).toBe(409);
    expect((await reader.get(`${write}?to=${waiting}`)).text).not.toContain("Waiting words.");
  });

  test("is told what is wrong with the words, and keeps them", async () => {
    const { house } = await open(await newPlace());
    const reader = readerOf(house);
    const send = async (fields: Record<string, string>) =>
      reader.post(thread, { ...hiddenIn((await reader.get(write)).text, thread), ...fields });
    expect((await send({ words: "\u200f \u200b", name: "Ada" })).status).toBe(422);
    expect((await send({ words: "No name." })).text).toContain("Please give the name");
    expect((await send({ words: "x".repeat(4001), name: "Ada" })).text).toContain("longer than 4,000");
    expect((await send({ words: "x".repeat(100_000), name: "Ada" })).status).toBe(413);
    expect(await kept(house)).toEqual([]);
  });

  test("reports a comment once, whoever they are", async () => {
    const { house } = await open(await newPlace());
    const id = await entered(house.press, "Bad words.");
    const reader = readerOf(house);
    const page = `${thread}/${id}/report`;
    for (const note of ["Look at this.", "And again."])
      expect((await reader.fill(page, page, { reason: "abuse", note })).text).toContain("Thank you.");
    const { reports } = await house.press.database.reader
      .selectFrom("comment")
      .select("reports")
      .executeTakeFirstOrThrow();
    expect(reports).toBe(1);
    expect((await reader.post(`${thread}/${id}/respect`, {})).location).toContain("/en/reader?back=");
  });
});

onBoth("a reader who is signed in", (newPlace) => {
  test("came by a link that works once, for a quarter of an hour, and only when pressed", async () => {
    const { house, wire } = await open(await newPlace());
    const reader = readerOf(house);
    const coming = wire.next("ada@readers.example");
    const asked = await reader.fill("/en/reader", "/en/reader", { email: " Ada@Readers.example " });
    expect(asked.text).toContain("a letter is on its way");
    const { pathname, search } = new URL(/https?:\S+/.exec((await coming).text)?.[0] ?? "");
    for (let scans = 0; scans < 3; scans += 1) expect((await readerOf(house).get(pathname + search)).status).toBe(200);
    const home = await reader.fill(pathname + search, "/en/reader/enter", { name: "Ada" });
    expect(home.text).toContain("Your comments");
    expect((await readerOf(house).get(pathname + search)).status).toBe(410);
    const late = wire.next("bo@readers.example");
    await readerOf(house).fill("/en/reader", "/en/reader", { email: "bo@readers.example" });
    const old = new URL(/https?:\S+/.exec((await late).text)?.[0] ?? "");
    house.clock.pass(15 * minute);
    expect((await readerOf(house).get(old.pathname + old.search)).status).toBe(410);
  });

  test("is not told apart from one who never came by whoever asks for links", async () => {
    const { house, wire } = await open(await newPlace());
    await signIn(readerOf(house), wire, { email: "ada@readers.example", name: "Ada" });
    const answers = [];
    for (const email of ["ada@readers.example", "nobody@readers.example"]) {
      const reader = readerOf(house);
      const fields = { ...hiddenIn((await reader.get("/en/reader")).text, "/en/reader"), email };
      const { status, location, text } = await reader.post("/en/reader", fields);
      answers.push({ status, location, text });
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  test("gets three letters an hour at most, and so does a stranger's address; a network may ask ten times", async () => {
    const { house, wire } = await open(await newPlace());
    for (let tries = 0; tries < 6; tries += 1)
      await readerOf(house).fill("/en/reader", "/en/reader", { email: "ada@readers.example" });
    expect(wire.letters).toHaveLength(3);
    const bomber = readerOf(house);
    const statuses = [];
    for (let tries = 0; tries < 12; tries += 1)
      statuses.push((await bomber.fill("/en/reader", "/en/reader", { email: `a${tries}@readers.example` })).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });

  test("writes where guests may not, respects, mutes, takes all away, and leaves", async () => {
    const { house, wire } = await open(await newPlace(), { mode: "after", guests: false });
    const guest = readerOf(house);
    expect((await guest.get(write)).text).toContain("only readers who are signed in");
    const [ada, bo] = [readerOf(house), readerOf(house)];
    await signIn(ada, wire, { email: "ada@readers.example", name: "Ada" });
    await signIn(bo, wire, { email: "bo@readers.example", name: "Bo" });
    expect((await ada.fill(write, thread, { words: "Ada's words." })).text).toContain("Your comment is there.");
    const { id } = await house.press.database.reader.selectFrom("comment").select("id").executeTakeFirstOrThrow();
    await bo.post(`${thread}/${id}/respect`, {});
    await ada.post(`${thread}/${id}/respect`, {});
    expect((await bo.get(thread)).text).toContain('aria-label="1 reader respects this"');
    await bo.post(`${thread}/${id}/mute`, {});
    expect((await bo.get("/en/reader")).text).toContain("Readers you do not want to see");
    expect((await bo.get(`${thread}/own`)).text).not.toContain("Ada's words.");
    expect((await bo.get(`${thread}/own`)).text).toContain("Comments of the readers you muted are left out");
    const [{ author } = { author: "" }] = await house.press.database.publicReader
      .selectFrom("thread_comment")
      .select("author")
      .execute();
    const mutedBy = async (reader: TestReader): Promise<unknown> =>
      JSON.parse((await reader.get("/en/reader/muted")).text) as unknown;
    expect(await Promise.all([bo, ada, guest].map(mutedBy))).toEqual([[author], [], []]);
    expect((await ada.get(`${thread}/own`)).text).toContain("Ada's words.");
    expect((await guest.get(`${thread}/own`)).location).toContain("/en/reader?back=");
    const words = JSON.parse((await ada.get("/en/reader/words.json")).text) as { comments: { words: string }[] };
    expect(words.comments.map((one) => one.words)).toEqual(["Ada's words."]);
    await ada.fill("/en/reader", "/en/reader/leave", {});
    expect((await ada.get("/en/reader")).text).toContain("Mail address");
    expect((await ada.get("/en/reader/words.json")).status).toBe(303);
  });

  test("erases all they wrote, for good; the thread keeps its shape", async () => {
    const { house, wire } = await open(await newPlace());
    const ada = readerOf(house);
    await signIn(ada, wire, { email: "ada@readers.example", name: "Adalind" });
    await ada.fill(write, thread, { words: "Private matter one." });
    const { id } = await house.press.database.reader.selectFrom("comment").select("id").executeTakeFirstOrThrow();
    await readerOf(house).fill(`${write}?to=${id}`, thread, { words: "I answer.", name: "Bo" });
    await ada.fill(write, thread, { words: "Private matter two." });
    const session = ada.jar.get("__Host-dateline_reader");
    expect((await ada.fill("/en/reader", "/en/reader/erase", { sure: "yes" })).text).toContain("has been erased");
    const { text } = await house.get(thread);
    expect(text).toContain("Erased by its writer");
    expect(text).toContain("I answer.");
    expect(session).toBeDefined();
    const { database } = house.press;
    for (const table of ["comment", "comment_edit", "reader", "reader_session", "sign_in_link"] as const)
      expect(JSON.stringify(await database.reader.selectFrom(table).selectAll().execute()), table).not.toMatch(
        /Private matter|Adalind|ada@/,
      );
  });

  test("who is banned can do nothing: write, change, respect, report", async () => {
    const { house, wire } = await open(await newPlace());
    const ada = readerOf(house);
    await signIn(ada, wire, { email: "ada@readers.example", name: "Ada" });
    const other = await entered(house.press, "Someone else.");
    const form = (await ada.get(write)).text;
    const fate = (await ada.post(thread, { ...hiddenIn(form, thread), words: "Before." })).location ?? "";
    const { database } = house.press;
    const { id: reader } = await database.reader.selectFrom("reader").select("id").executeTakeFirstOrThrow();
    const ban = { id: "b", reader, network: null, at: 0, until: house.clock.now() + minute, actor: "person:mo" };
    await database.transact(({ rows }) =>
      rows
        .insertInto("reader_ban")
        .values({ ...ban, reason: "Insults.", lifted_at: null })
        .execute(),
    );
    const tries = [
      await ada.fill(write, thread, { words: "After." }),
      await ada.fill(fate, `${thread}/edit`, { words: "Changed." }),
      await ada.fill(`${thread}/${other}/report`, `${thread}/${other}/report`, { reason: "abuse" }),
      await ada.post(`${thread}/${other}/respect`, {}),
    ];
    for (const { status, text } of tries) expect([status, text.includes("Insults.")]).toEqual([403, true]);
    house.clock.pass(minute);
    expect((await say(ada, "After the ban.")).text).toContain("Your comment is there.");
  });
});
