import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { sqliteFileName } from "../../src/database/sqlite/open-public-sqlite.js";
import { openSqlite } from "../../src/database/sqlite/open-sqlite.js";
import { correctStory } from "../../src/newsroom/correct-story.js";
import { type ListAsk, laneQuery, lanesOf, listNames } from "../../src/newsroom/desk/list-stories.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openHouse } from "../setup/house.js";
import { code, editor, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { afterwards, newPlace } from "../setup/places.js";

/** The steps SQLite would take, as it tells them (EXPLAIN QUERY PLAN); they do not hang on how much is in the tables. */
function planOf(file: DatabaseSync, sql: string): readonly string[] {
  return file
    .prepare(`explain query plan ${sql}`)
    .all(...Array.from({ length: sql.split("?").length - 1 }, () => 1))
    .map((step) => String(step.detail));
}

/** Tables that grow with the archive. */
const large = /^(?:SCAN|SEARCH) (?:archive_(?:story|body|topic|note|day|change|picture|gone)|story_state|ledger)\b/;

/** A step that reads a whole large table or puts its rows in order, whatever the question needs of them. */
const isCostly = (step: string): boolean =>
  (large.test(step) && step.startsWith("SCAN")) || step.includes("USE TEMP B-TREE FOR ORDER BY");

/** Put in order though no index does it: the editions, the sections, and the versions of one story, as few as languages. */
const isShort = (sql: string): boolean =>
  /^select [^(]* from "archive_(?:edition|section)" /.test(sql) || sql.includes('where "translation_group" = ?');

const opened = (data: string): DatabaseSync => new DatabaseSync(join(data, sqliteFileName), { readOnly: true });

describe("a reader's pages", () => {
  const pages = [
    ...["/en/", "/en/world/", "/en/world/?before=1700000000000-5", "/en/topic/grain"],
    ...["/en/topic/grain?before=1700000000000-5", "/en/archive/", "/en/archive/2026", "/en/archive/2026/11"],
    ...["/en/archive/2026/11/24", "/en/archive/2026/11/24?before=1795521600001-1", "/en/corrections"],
    ...["/en/corrections?before=1795521600001-1", "/en/feed.xml", "/en/world/feed.atom", "/sitemap.xml"],
    ...["/sitemap-en-2026-11-1of1.xml", "/news-sitemap.xml", "/1", "/99"],
  ];
  const asked = new Map<string, string>();
  let data = "";

  beforeAll(async () => {
    const place = await newPlace("sqlite");
    ({ data } = place);
    const house = await openHouse(place);
    const topics = [{ slug: "grain" as never, name: "Grain" }];
    for (const number of [1, 2, 3])
      await publishStory(house.press, editor, {
        code: code(number),
        revision: revision(`Story ${number}`, { topics }),
      });
    await correctStory(house.press, editor, {
      code: code(1),
      note: "Three.",
      revision: revision("Story one", { topics }),
    });
    await house.indexed();
    const story = String((await house.get("/1")).headers.location);
    house.queries.take();
    for (const path of [...pages, new URL(story, "http://a").pathname]) {
      const { status } = await house.get(path);
      expect([200, 301, 404], path).toContain(status);
      for (const sql of house.queries.take()) if (!asked.has(sql)) asked.set(sql, path);
    }
    await house.stop();
  });

  test("no question reads a whole table or puts rows in order: each walks along an index", () => {
    expect(asked.size).toBeGreaterThan(20);
    const file = opened(data);
    const costly = [...asked].flatMap(([sql, path]) => {
      const steps = planOf(file, sql).filter((step) => isCostly(step) && !isShort(sql));
      return steps.length === 0 ? [] : [{ path, steps, sql }];
    });
    expect(costly).toEqual([]);
  });
});

describe("the desk's lists", () => {
  const filters: readonly Partial<ListAsk>[] = [
    ...[{}, { edition: "en" }, { edition: "en", section: "world" }, { section: "world" }],
    ...[
      { person: "person:a" },
      { person: "person:a", edition: "en" },
      { topic: "grain" },
      { topic: "grain", edition: "en" },
    ],
    ...[{ stage: "draft" }, { stage: "approved" }, { words: "ship" }, { words: "ship", codes: [1, 2] }],
    ...[{ words: "ship", codes: [], edition: "en", section: "world", topic: "grain" }],
  ];
  const asks = listNames.flatMap((list) =>
    filters.flatMap((filter) =>
      [undefined, { moment: 5, code: 5 }].map((after) => ({ actor: "person:b", limit: 100, after, ...filter, list })),
    ),
  );

  test.each(listNames)("%s: each lane walks along an index, from where the page before ended", async (list) => {
    const place = await newPlace("sqlite");
    const { press } = await openEnglishNewsroom(place);
    const file = opened(place.data);
    const costly: string[] = [];
    for (const ask of asks.filter((one) => one.list === list))
      for (const lane of await lanesOf(press.database.reader, ask)) {
        const { sql } = laneQuery(press.database.reader, ask, lane).compile();
        const steps = planOf(file, sql).filter((step) => isCostly(step) && (lane.named || !walksInOrder(step)));
        costly.push(...steps.map((step) => `${JSON.stringify(ask)}: ${step} of ${sql}`));
      }
    expect(costly).toEqual([]);
  });
});

/** All that is in the desk's own order, from its newest on: the page is full after as many rows as it has. */
const walksInOrder = (step: string): boolean => /^SCAN story_state USING INDEX/.test(step);

describe("the desk's lists on PostgreSQL, which plans by what it knows of the rows", () => {
  test("no lane gathers and sorts what it can walk along, however common what it asks for is", async () => {
    const place = await newPlace("postgres");
    const { press } = await openEnglishNewsroom(place);
    const client = new pg.Client({ connectionString: String(place.database) });
    await client.connect();
    afterwards(() => client.end());
    await client.query(manyStates);
    await client.query("analyze story_state");
    const costly: string[] = [];
    for (const ask of asks)
      for (const lane of await lanesOf(press.database.reader, ask)) {
        if (lane.named) continue;
        const { sql, parameters } = laneQuery(press.database.reader, ask, lane).compile();
        const { rows } = await client.query(`explain (analyze, costs off) ${sql}`, [...parameters]);
        const plan = rows.map((row) => String(row["QUERY PLAN"])).join("\n");
        if (sorts.test(plan) || passedOver(plan) > 1000) costly.push(`${JSON.stringify(ask)}: ${sql}\n${plan}`);
      }
    expect(costly).toEqual([]);
  });

  const sorts = /\bSort Method\b/;
  const passedOver = (plan: string): number =>
    [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)].reduce((sum, [, many]) => sum + Number(many), 0);

  const asks = (["all", "published"] as const).flatMap((list) =>
    [
      ...[{}, { edition: "en" }, { edition: "fa" }, { edition: "en", section: "world" }],
      ...[{ stage: "approved" }, { edition: "en", stage: "approved" }, { person: "person:a" }],
      ...[
        { person: "person:a", edition: "en" },
        { edition: "en", section: "sport", stage: "approved" },
      ],
      ...[{ edition: "tr" }, { edition: "tr", section: "world" }, { person: "person:z" }],
    ].flatMap((filter) =>
      [undefined, { moment: 28_000, code: 28_000 }].map((after) => ({
        ...{ actor: "person:b", limit: 100, after, ...filter, list },
      })),
    ),
  );

  /**
   * Thirty thousand public stories of two editions, four sections and three people, above five thousand of an edition
   * that was closed and a person who left.
   */
  const manyStates = `insert into story_state
    (code, standing, stage, edition, headline, last_seq, section, begun_by, touched_by, touched_at, published_at)
    select at, 'published', 'approved', case when at < 6000 then 'tr' when at % 5 < 2 then 'fa' else 'en' end,
      'Story ' || at, at, (array['world', 'sport', 'opinion', 'business'])[1 + at % 7 % 4], person, person, at, at
    from (select at, 'person:' || case when at < 6000 then 'z' else (array['a', 'b', 'c'])[1 + at % 3] end as person
      from generate_series(1000, 31000) as at) as many`;
});

test("a plan that would read everything is noticed", async () => {
  const { data } = await newPlace("sqlite");
  await (await openSqlite(data)).close();
  const file = opened(data);
  for (const sql of [
    "select code from archive_story where kicker = ?",
    "select code from story_state where edition = ? order by headline limit 5",
    "select seq from ledger where actor = ? order by seq",
  ])
    expect(planOf(file, sql).filter(isCostly), sql).not.toEqual([]);
});
