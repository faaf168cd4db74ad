import { describe, expect, test } from "vitest";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openDeskHouse, password } from "../setup/desk.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, minute, revision } from "../setup/newsroom.js";
import { newPlace, temporaryFolder } from "../setup/places.js";
import { hiddenIn, keptLetters, readerOf } from "../setup/reader.js";
import { openToAll } from "./open-to-all.js";

const thread = "/en/1/ferry-strike/comments";

/** Two machines, one database, one mail wire. */
async function openTwo() {
  const place = await newPlace("postgres");
  const mailer = keptLetters();
  const first = await openHouse(place, { mailer });
  await publishStory(first.press, editor, { code: code(1), revision: revision("Ferry strike") });
  await openToAll(first.press);
  const second = await openHouse({ ...place, data: await temporaryFolder() }, { mailer, paper: "empty" });
  return { houses: [first, second] as const, mailer };
}

/** Does something at one house and the other in turn. */
async function inTurn<T>(
  [first, second]: readonly [TestHouse, TestHouse],
  times: number,
  act: (house: TestHouse, at: number) => Promise<T>,
) {
  const all: T[] = [];
  for (let at = 0; at < times; at += 1) all.push(await act(at % 2 === 0 ? first : second, at));
  return all;
}

describe("limits of a paper on two machines", () => {
  test("let one network write five comments a minute, not five at each", async () => {
    const { houses } = await openTwo();
    const from = `203.0.113.${Math.floor(Math.random() * 250)}`;
    const statuses = await inTurn(houses, 8, async (house, at) => {
      const fields = { words: `Words ${at}`, name: "Ada" };
      return (await readerOf(house).post(thread, fields, { "X-Forwarded-For": from })).status;
    });
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429, 429, 429]);
  });

  test("send ten letters an hour for one network, not ten from each", async () => {
    const { houses, mailer } = await openTwo();
    const from = { "X-Forwarded-For": `203.0.113.${Math.floor(Math.random() * 250)}` };
    const readers = houses.map((house) => readerOf(house));
    const seals = await Promise.all(readers.map((reader) => sealOf(reader)));
    const statuses = await inTurn(houses, 14, async (house, at) => {
      const [reader, seal] = [readers[houses.indexOf(house)], seals[houses.indexOf(house)]];
      return (await reader?.post("/en/reader", { seal: seal ?? "", email: `a${at}@readers.example` }, from))?.status;
    });
    expect(statuses.filter((status) => status === 303)).toHaveLength(10);
    expect(mailer.letters).toHaveLength(10);
  });
});

describe("an address at the desk of two machines", () => {
  test("is locked at both by wrong passwords given at either, and open again after a quarter of an hour", async () => {
    const place = await newPlace("postgres");
    const desk = await openDeskHouse(place);
    const other = await openHouse({ ...place, data: await temporaryFolder() }, { paper: "empty", local: true });
    const signInThere = (given: string): Promise<Response> =>
      fetch(`${other.url}/api/v1/auth/sign-in/email`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: other.url.replace("127.0.0.1", "localhost") },
        body: JSON.stringify({ email: desk.owner.email, password: given }),
      });
    for (let count = 0; count < 5; count += 1)
      expect([
        (await desk.signIn(desk.owner.email, "not the password")).status,
        (await signInThere("not the password")).status,
      ]).toEqual([401, 401]);
    expect([(await desk.signIn(desk.owner.email)).status, (await signInThere(password)).status]).toEqual([429, 429]);
    desk.clock.pass(15 * minute);
    expect((await desk.signIn(desk.owner.email)).status).toBe(200);
  });
});

const sealOf = async (reader: ReturnType<typeof readerOf>): Promise<string> =>
  hiddenIn((await reader.get("/en/reader")).text, "/en/reader").seal ?? "";
