import { expect, test } from "vitest";
import { setThreadSettings } from "../../src/comments/settings/set-thread-settings.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { entered } from "./entered.js";
import { openToAll } from "./open-to-all.js";

const live = "/en/1/ferry-strike/comments/live";

async function open(place: Parameters<typeof openHouse>[0]): Promise<TestHouse> {
  const house = await openHouse(place);
  await publishStory(house.press, editor, { code: code(1), revision: revision("Ferry strike") });
  await openToAll(house.press);
  return house;
}

/** A page that listens: each event it is told, then null. Signs of life are none. */
async function listen(house: TestHouse): Promise<() => Promise<string | null>> {
  const { body, status } = await fetch(house.url + live);
  expect(status).toBe(200);
  const pieces = body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  const events: string[] = [];
  const next = async (): Promise<string | null> => {
    const event = events.shift();
    if (event !== undefined) return event;
    const piece = await pieces?.next();
    if (piece === undefined || piece.done) return null;
    events.push(...piece.value.split("\n\n").filter((one) => one !== "" && one !== ":"));
    return next();
  };
  return next;
}

const comingAgain = async (house: TestHouse): Promise<number> => (await fetch(house.url + live)).status;

onBoth("the number of new comments", (newPlace) => {
  test("is told as it grows, and ends when the thread is closed", async () => {
    const house = await open(await newPlace());
    const next = await listen(house);
    expect(await next()).toBe("data: 0");
    await entered(house.press, "First.");
    expect(await next()).toBe("data: 1");
    await house.press.database.transact((tx) => setThreadSettings(tx, "story:1", { mode: "closed" }));
    expect([await next(), await next()]).toEqual(["event: end\ndata: end", null]);
    expect(await comingAgain(house)).toBe(204);
  });

  test("ends when the whole paper closes its threads", async () => {
    const house = await open(await newPlace());
    const next = await listen(house);
    await next();
    await house.press.database.transact((tx) => setThreadSettings(tx, "edition:en", { mode: "closed" }));
    expect([await next(), await next()]).toEqual(["event: end\ndata: end", null]);
  });

  test("ends with its story, and is not told of one that is not there", async () => {
    const house = await open(await newPlace());
    const next = await listen(house);
    await next();
    await killStory(house.press, editor, { code: code(1), reason: "Wrong." });
    expect([await next(), await next()]).toEqual(["event: end\ndata: end", null]);
    expect(await comingAgain(house)).toBe(204);
    expect((await fetch(`${house.url}/en/7/nothing/comments/live`)).status).toBe(204);
  });
});
