import { sql } from "kysely";
import { expect, test } from "vitest";
import { openEnglishNewsroom } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

const slow = sql<{
  n: number;
}>`with recursive count (n) as (select 1 union all select n + 1 from count where n < 200000)
  select max(n) as n from count`;

/** How many turns others had while a piece of work went on. */
async function turnsBetween(work: Promise<void>): Promise<number> {
  let done = false;
  let turns = 0;
  const look = (): void => {
    if (done) return;
    turns += 1;
    setImmediate(look);
  };
  setImmediate(look);
  await work.finally(() => {
    done = true;
  });
  return turns;
}

test("readers are answered between the statements of a long verb, not after its last", async () => {
  const { press } = await openEnglishNewsroom(await newPlace("sqlite"));
  const verb = press.database.transact(async ({ rows }) => {
    for (let turn = 0; turn < 20; turn += 1) await slow.execute(rows);
  });
  expect(await turnsBetween(verb)).toBeGreaterThanOrEqual(10);
});

test("a page's questions let others on as well", async () => {
  const { press } = await openEnglishNewsroom(await newPlace("sqlite"));
  const page = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await slow.execute(press.database.reader);
  };
  expect(await turnsBetween(page())).toBeGreaterThanOrEqual(10);
});
