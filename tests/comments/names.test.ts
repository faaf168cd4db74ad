import { expect, test } from "vitest";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openHouse } from "../setup/house.js";
import { code, editor, minute, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { hiddenIn, keptLetters, readerOf, signIn } from "../setup/reader.js";
import { entered } from "./entered.js";
import { openToAll } from "./open-to-all.js";
import { workingHere } from "./working-here.js";

const thread = "/en/1/ferry-strike/comments";
const write = `${thread}/write`;
const taken = "Someone here goes by this name.";

/** A house where Sara Ahmadi works, whose newest story is signed by a writer from outside. */
async function open(place: Parameters<typeof openHouse>[0]) {
  const wire = keptLetters();
  const house = await openHouse(place, { mailer: wire });
  const { press } = house;
  await publishStory(press, editor, { code: code(1), revision: revision("Ferry strike") });
  await publishStory(press, editor, {
    code: code(2),
    revision: revision("A bridge opens", { byline: "By Verda Çelik and Max Bygrave" }),
  });
  await workingHere(press, { id: "sara", name: "Sara Ahmadi", email: "sara@news.example" });
  await openToAll(press);
  const signedAs = async (name: string): Promise<string> => {
    house.clock.pass(minute);
    const { text } = await readerOf(house).fill(write, thread, { words: `I am ${name}.`, name });
    return text.includes(taken) ? "taken" : text.includes("Your comment is there.") ? "there" : text;
  };
  return { house, wire, signedAs };
}

onBoth("a guest", (newPlace) => {
  test("cannot sign as someone of the newsroom, or whose name signs a recent story, however it is written", async () => {
    const { signedAs } = await open(await newPlace());
    for (const name of [
      "Sara Ahmadi",
      "sara  AHMADI",
      "Ѕаrа Аhmаdі",
      "S4ra\u200b Ahmad1",
      "Verda Celik",
      "Max Bygrave.",
    ])
      expect(await signedAs(name), name).toBe("taken");
    for (const name of ["Sara", "Sara Ahmad", "Max", "شیرین"]) expect(await signedAs(name), name).toBe("there");
  });

  test("cannot sign as a reader whose words stand there; the name of one who never wrote tells nothing", async () => {
    const { house, wire, signedAs } = await open(await newPlace());
    const reader = readerOf(house);
    await signIn(reader, wire, { email: "shirin@readers.example", name: "شیرین کریمی" });
    expect(await signedAs("شيرين كريمي")).toBe("there");
    const fate = await reader.fill(write, thread, { words: "Words of Shirin." });
    expect(fate.text).toContain("Your comment is there.");
    expect(await signedAs("شيرين كريمي")).toBe("taken");
    expect((await reader.fill(write, thread, { words: "More of hers." })).text).toContain("Your comment is there.");
    await reader.fill("/en/reader", "/en/reader/erase", { sure: "yes" });
    expect(await signedAs("شيرين كريمي")).toBe("there");
  });

  test("may go by the name another guest used, for a guest's is nobody's", async () => {
    const { house, signedAs } = await open(await newPlace());
    await entered(house.press, "A guest's words.", { name: "Ada" });
    expect(await signedAs("Ada")).toBe("there");
  });

  test("is told beside the name, with the words and the name still there, and sends it again under another", async () => {
    const { house } = await open(await newPlace());
    const reader = readerOf(house);
    const form = hiddenIn((await reader.get(write)).text, thread);
    const refused = await reader.post(thread, { ...form, words: "Listen to me.", name: "Sara Ahmadi" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Listen to me.</textarea>");
    const field = /<p role="alert" id="name-fault">([^<]*)<\/p><input[^>]*>/.exec(refused.text);
    expect(field?.[1]).toContain(taken);
    expect(field?.[0]).toContain('value="Sara Ahmadi"');
    expect(field?.[0]).toContain('aria-invalid="true" aria-describedby="name-fault"');
    const sent = await reader.post(thread, { ...hiddenIn(refused.text, thread), words: "Listen to me.", name: "Eve" });
    expect(sent.status).toBe(303);
  });
});

onBoth("a reader who signs in for the first time", (newPlace) => {
  test("cannot take the name of someone of the newsroom, and is told so beside it; the person themselves can", async () => {
    const { house, wire } = await open(await newPlace());
    const eve = readerOf(house);
    const refused = await signIn(eve, wire, { email: "eve@readers.example", name: "Sara Ahmadí" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Someone of our newsroom goes by this name.");
    expect(refused.text).toContain('value="Sara Ahmadí"');
    // The link is not spent by that.
    const [key] = /(?<=name="key" value=")[^"]+/.exec(refused.text) ?? [];
    const home = await eve.fill(`/en/reader/enter?key=${key}`, "/en/reader/enter", { name: "Eve" });
    expect(home.text).toContain("Your comments");
    const own = await signIn(readerOf(house), wire, { email: "sara@news.example", name: "Sara Ahmadi" });
    expect(own.text).toContain("Your comments");
  });
});
