import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pino from "pino";
import { describe, expect, test } from "vitest";
import type { Place } from "../../src/cli/house.js";
import type { Instant } from "../../src/kernel/ids.js";
import { reindexBeside } from "../../src/main/reindex-beside.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { dateline, ended, startDateline } from "../setup/command.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, minute, noon, revision } from "../setup/newsroom.js";
import { newPlace, onBoth, temporaryFolder } from "../setup/places.js";

const publish = async (house: TestHouse, from: number, to: number): Promise<void> => {
  for (let number = from; number <= to; number += 1)
    await publishStory(house.press, editor, {
      code: code(number),
      revision: revision(`Harbour day${number}`, { dated: (noon - number * minute) as Instant }),
    });
};

const found = async (house: TestHouse, words: string): Promise<string> =>
  /role="status">([^<]*)</.exec((await house.get(`/en/search?q=${words}`)).text)?.[1] ?? "";

onBoth("dateline reindex", (newPlaceOn) => {
  test("makes the index anew while a server answers, which takes it over and goes on following", async () => {
    const place = await newPlaceOn();
    const house = await openHouse(place);
    await publish(house, 1, 30);
    await house.indexed();
    const made = await dateline(place, ["reindex", "--json"]);
    expect(made).toMatchObject({ status: 0 });
    expect(JSON.parse(made.out)).toEqual({ stories: 30 });
    await publish(house, 31, 31);
    await killStory(house.press, editor, { code: code(2), reason: "Wrong." });
    const [folder = ""] = (await readdir(place.data)).filter((name) => name.startsWith("index-"));
    await expect.poll(() => readdir(join(place.data, folder)), { timeout: 30_000 }).not.toContain("next.json");
    await house.indexed();
    expect(await readdir(join(place.data, folder))).toContain("settled-2.lance");
    expect(await found(house, "harbour")).toBe("30 stories found.");
    expect(await found(house, "day31")).toBe("1 story found.");
    expect(await found(house, "day2")).toBe("No story has all these words.");
    expect(await found(house, "day30")).toBe("1 story found.");
  });
});

test("an index made before any server ran is what the first one answers from", async () => {
  const place = await newPlace("sqlite");
  const first = await openHouse(place);
  await publish(first, 1, 5);
  await first.stop();
  await dateline(place, ["reindex"]);
  await dateline(place, ["reindex"]);
  const house = await openHouse(place);
  await expect.poll(() => found(house, "harbour"), { timeout: 30_000 }).toBe("5 stories found.");
});

test("after an update that analyses words otherwise the old index answers until a new one is made beside it", async () => {
  const place = await newPlace("sqlite");
  const before = await openHouse(place);
  await publish(before, 1, 5);
  await before.indexed();
  await before.stop();
  const [folder = ""] = (await readdir(place.data)).filter((name) => name.startsWith("index-"));
  const file = join(place.data, folder, "cursor.json");
  const kept = JSON.parse(await readFile(file, "utf8")) as { readonly version: string };
  await writeFile(file, JSON.stringify({ ...kept, version: kept.version.replace(/\..*/, ".000000000000") }));
  const house = await openHouse(place);
  await house.indexed();
  expect(await found(house, "harbour")).toBe("5 stories found.");
  await expect
    .poll(async () => JSON.parse(await readFile(file, "utf8")).version, { timeout: 30_000 })
    .toBe(kept.version);
  expect(await found(house, "harbour")).toBe("5 stories found.");
  expect(JSON.parse(await readFile(file, "utf8")).generation).toBe(2);
});

test("dateline reindex, interrupted, says so and leaves the index in use as it was", async () => {
  const place = await newPlace("sqlite");
  const house = await openHouse(place);
  await publish(house, 1, 3);
  await house.indexed();
  const child = startDateline(place, ["reindex"]);
  const end = ended(child);
  const [folder = ""] = (await readdir(place.data)).filter((name) => name.startsWith("index-"));
  await expect
    .poll(() => readdir(join(place.data, folder)), { interval: 5, timeout: 30_000 })
    .toContain("settled-2.lance");
  child.kill("SIGINT");
  const { status, out } = await end;
  // So small an index may be whole before the signal comes; then it is told as made.
  expect([0, 1]).toContain(status);
  expect(out).toMatch(status === 1 ? /Interrupted: the index in use is as it was/ : /made anew from 3 stories/);
  await house.indexed();
  expect(await found(house, "harbour")).toBe("3 stories found.");
});

describe("an index made anew beside a house", () => {
  const never = new AbortController().signal;
  const besideWith = (place: Place, lines: string[]) => {
    const log = pino({ level: "info" }, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
    return reindexBeside({ place, log, execArgv: ["--import", "tsx"] });
  };

  test("is made by another process, which tells how far it is, and is taken over", async () => {
    const place = await newPlace("sqlite");
    const house = await openHouse(place);
    await publish(house, 1, 20);
    await house.indexed();
    const lines: string[] = [];
    await besideWith(place, lines)(never);
    expect(lines.at(0)).toBe("the search index is being made anew");
    expect(lines.at(-1)).toBe("the search index is made anew");
    expect(lines).toContain("making the search index");
    const [folder = ""] = (await readdir(place.data)).filter((name) => name.startsWith("index-"));
    await expect.poll(() => readdir(join(place.data, folder)), { timeout: 30_000 }).not.toContain("next.json");
    await house.indexed();
    expect(await found(house, "harbour")).toBe("20 stories found.");
  });

  test("ends with the house that asked for it, and leaves the index in use as it was", async () => {
    const place = await newPlace("sqlite");
    const house = await openHouse(place);
    await publish(house, 1, 3);
    await house.indexed();
    const lines: string[] = [];
    const cut = new AbortController();
    const making = besideWith(place, lines)(cut.signal);
    cut.abort();
    await making;
    expect(lines).toEqual(["the search index is being made anew"]);
    expect(await found(house, "harbour")).toBe("3 stories found.");
  });

  test("fails in words where it cannot be made", async () => {
    const place = { data: join(await temporaryFolder(), "file"), database: null };
    await writeFile(place.data, "");
    await expect(besideWith(place, [])(never)).rejects.toThrow(/The search index is not made: dateline: .*file/s);
  });

  test("is what a house far behind the ledger begins with", async () => {
    const place = await newPlace("sqlite");
    const first = await openHouse(place);
    await publish(first, 1, 5);
    await first.press.database.transact(({ rows }) =>
      rows
        .updateTable("archive_change")
        .set("seq", 50_000)
        .where("seq", "=", (on) => on.selectFrom("archive_change").select((one) => one.fn.max("seq").as("seq")))
        .execute()
        .then(() => undefined),
    );
    await first.stop();
    for (const name of await readdir(place.data))
      if (name.startsWith("index-")) await rm(join(place.data, name), { recursive: true });
    const house = await openHouse(place);
    await house.indexed();
    expect(await found(house, "harbour")).toBe("5 stories found.");
    const [folder = ""] = (await readdir(place.data)).filter((name) => name.startsWith("index-"));
    expect(await readdir(join(place.data, folder))).toContain("settled-2.lance");
  });
});
