import { expect, test } from "vitest";
import type { Revision } from "../../src/domain/story/revision.js";
import type { EditionId, Instant, Slug } from "../../src/kernel/ids.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { updateStory } from "../../src/newsroom/update-story.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { addEdition, code, editor, fa, minute, noon, revision, testClock } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

const day = 24 * 60 * minute;

/** A story of so many days ago, told in these words. */
const told = (headline: string, ago: number, parts: Partial<Revision> & { readonly words: string }): Revision => {
  const { words, ...more } = parts;
  return revision(headline, {
    standfirst: words,
    body: [{ kind: "paragraph", text: [{ text: words }] }],
    dated: (noon - ago * day) as Instant,
    ...more,
  });
};

const stories: readonly (readonly [number, Revision])[] = [
  [
    1,
    told("Brünhilde runs aground", 6, {
      slug: "aground" as Slug,
      words: "The ferry Brünhilde struck the rocks of Skerry Point in fog; her captain Reyes called the lifeboats.",
    }),
  ],
  [
    2,
    told("Tugs free the ferry", 4, {
      words: "Two tugs pulled the Brünhilde off Skerry Point at high tide, and captain Reyes thanked their crews.",
    }),
  ],
  [
    3,
    told("Radar fault found", 1, {
      words:
        "A worn cable had blinded the radar of the Brünhilde before Skerry Point, investigators told captain Reyes.",
    }),
  ],
  [
    4,
    told("Holm yard takes the Brünhilde in", 0, {
      words:
        "The Holm yard began to mend the gash that Skerry Point tore in the Brünhilde, and captain Reyes came to look.",
    }),
  ],
  [
    5,
    told("Ferry timetable for winter", 3, {
      words: "The ferry line prints a new timetable; Brünhilde sails twice a day.",
    }),
  ],
  [6, told("Bakers raise the price of bread", 2, { words: "Flour has become dear, the guild of bakers said." })],
];

/** What else the paper tells, so that names are rare in it. */
const usual = [
  "Rain",
  "Trams",
  "Bread",
  "Chess",
  "Onions",
  "Taxes",
  "Swans",
  "Opera",
  "Paper",
  "Salt",
  "Wool",
  "Glass",
];

async function openPaper(place: Parameters<typeof openHouse>[0]): Promise<TestHouse> {
  const house = await openHouse(place, { clock: testClock() });
  for (const [number, story] of stories)
    await publishStory(house.press, editor, { code: code(number), revision: story });
  for (const [at, word] of usual.entries())
    await publishStory(house.press, editor, {
      code: code(50 + at),
      revision: told(`${word} in the news`, 9, {
        words: `${word} was talked about in town${at}, and ${word} it will stay.`,
      }),
    });
  await house.indexed();
  return house;
}

/** What stands beside a story: under each heading the codes of the stories, in order. */
async function beside(house: TestHouse, path: string): Promise<Readonly<Record<string, readonly number[]>>> {
  const { status, text } = await house.get(path);
  expect([path, status]).toEqual([path, 200]);
  const section = /<section aria-labelledby="related">.*?<\/section>/s.exec(text)?.[0] ?? "";
  const lists = section.split(/<h[23] class="(?:head|part)"[^>]*>/).slice(1);
  return Object.fromEntries(
    lists.map((list) => [
      list.slice(0, list.indexOf("<")),
      [...list.matchAll(/<a href="\/\w+\/(\d+)\//g)].map(([, number]) => Number(number)),
    ]),
  );
}

const reasonsOn = (text: string): readonly string[] =>
  [...text.matchAll(/<span class="why">(.*?)<\/span>/g)].map(([, why]) => why ?? "");

onBoth("beside a story", (newPlace) => {
  test("stands the story so far, oldest first, told apart from what else is related, each with its reason", async () => {
    const house = await openPaper(await newPlace());
    const lists = await beside(house, "/en/3/radar-fault-found");
    expect(lists["The story so far"]).toEqual([1, 2]);
    expect(lists["See also"]).toContain(4);
    expect(Object.values(lists).flat()).not.toContain(6);
    const reasons = reasonsOn((await house.get("/en/3/radar-fault-found")).text);
    expect(reasons.slice(0, 2)).toEqual([
      expect.stringMatching(/^Earlier on this story: .*(Brünhilde|Skerry Point)/),
      expect.stringMatching(/^Earlier on this story: /),
    ]);
    expect(reasons).toContainEqual(expect.stringMatching(/^Later on this story: /));
  });

  test("stands neither what was killed nor what is embargoed, not even in a reason's words", async () => {
    const house = await openPaper(await newPlace());
    const embargoed = told("Reyes acquitted over Skerry Point", 0, {
      words: "The captain of the Brünhilde, Reyes, was acquitted of the Skerry Point stranding.",
      embargo: (noon + day) as Instant,
    });
    await publishStory(house.press, editor, { code: code(7), revision: embargoed });
    await killStory(house.press, editor, { code: code(2), reason: "It was wrong." });
    await house.indexed();
    await house.house.site.catchUp();
    const lists = await beside(house, "/en/3/radar-fault-found");
    expect(lists["The story so far"]).toEqual([1]);
    expect(Object.values(lists).flat()).not.toContain(7);
    expect((await house.get("/en/3/radar-fault-found")).text).not.toContain("acquitted");
  });

  test("stand an editor's pins, whatever the engine says, and never what an editor ruled out", async () => {
    const house = await openPaper(await newPlace());
    const [, radar] = stories[2] ?? [];
    if (radar === undefined) throw new Error("there is a third story");
    const chosen = { ...radar, pinned: [{ kind: "story" as const, code: code(6) }], banned: [code(1), code(4)] };
    await updateStory(house.press, editor, { code: code(3), revision: chosen });
    await house.indexed();
    const lists = await beside(house, "/en/3/radar-fault-found");
    expect(lists["The story so far"]).toEqual([2]);
    expect(lists["See also"]?.[0]).toBe(6);
    expect(Object.values(lists).flat()).not.toEqual(expect.arrayContaining([1]));
    expect(Object.values(lists).flat()).not.toEqual(expect.arrayContaining([4]));
    expect(reasonsOn((await house.get("/en/3/radar-fault-found")).text)).toContain("Chosen by an editor");
  });

  test("stand ten in all: those an editor chose, and of the story so far what they leave room for", async () => {
    const house = await openPaper(await newPlace());
    const [, radar] = stories[2] ?? [];
    if (radar === undefined) throw new Error("there is a third story");
    const pinning = async (many: number) => {
      const pinned = Array.from({ length: many }, (_, at) => ({ kind: "story" as const, code: code(50 + at) }));
      await updateStory(house.press, editor, { code: code(3), revision: { ...radar, pinned } });
      await house.indexed();
      return beside(house, "/en/3/radar-fault-found");
    };
    expect((await pinning(9))["The story so far"]).toHaveLength(1);
    expect(Object.values(await pinning(9)).flat()).toHaveLength(10);
    const full = await pinning(10);
    expect(full["The story so far"]).toBeUndefined();
    expect(Object.values(full).flat()).toEqual(Array.from({ length: 10 }, (_, at) => 50 + at));
  });

  test("stands its reason in the edition's language, names of the other direction isolated", async () => {
    const house = await openHouse(await newPlace(), { clock: testClock() });
    await addEdition(house.press, { ...defaultEdition(fa, "fa"), name: "آزمون" });
    const persian = { edition: fa as EditionId, language: "fa", people: ["Lina Moreau"] };
    const said = (number: number, headline: string, words: string, ago: number) =>
      publishStory(house.press, editor, {
        code: code(number),
        revision: told(headline, ago, { ...persian, words, slug: `s${number}` as Slug }),
      });
    await said(1, "گفت‌وگوی بندر آغاز شد", "گفت‌وگو دربارهٔ تعرفهٔ بندر آغاز شد و شهردار کوهسار آمد.", 3);
    await said(2, "گفت‌وگوی بندر پایان یافت", "گفت‌وگو دربارهٔ تعرفهٔ بندر با توافق پایان یافت و شهردار کوهسار رفت.", 0);
    await house.indexed();
    const { text } = await house.get("/fa/2/s2");
    expect(reasonsOn(text)).toEqual([expect.stringContaining("\u2068Lina Moreau\u2069")]);
    expect(text).toMatch(/ماجرا تا این‌جا|همان افراد/);
    expect(text).not.toMatch(/Same people|Earlier on/);
  });

  test("stands a new story that belongs there, and what follows no longer once it tells of something else", async () => {
    const house = await openPaper(await newPlace());
    await beside(house, "/en/1/aground");
    const news = told("Captain Reyes cleared", 0, {
      words: "Captain Reyes of the Brünhilde did nothing wrong at Skerry Point, the court found.",
    });
    await publishStory(house.press, editor, { code: code(8), revision: news });
    const listed = async (): Promise<readonly number[]> => Object.values(await beside(house, "/en/1/aground")).flat();
    await expect.poll(listed).toContain(8);
    const other = told("Captain Reyes cleared", 0, { words: "Onions are cheap; gardeners rejoice." });
    await updateStory(house.press, editor, { code: code(8), revision: { ...other, headline: "Onions cheap" } });
    await expect.poll(listed).not.toContain(8);
  });

  test("are made anew after a publication only so many pages, however many stories it is near to", async () => {
    const house = await openPaper(await newPlace());
    for (let number = 100; number < 150; number += 1)
      await publishStory(house.press, editor, {
        code: code(number),
        revision: told(`Reyes speaks, day ${number}`, 1, {
          words: `Captain Reyes spoke of the Brünhilde and of Skerry Point on day ${number} to reporter${number}.`,
          slug: `s${number}` as Slug,
        }),
      });
    await house.indexed();
    const paths = Array.from({ length: 50 }, (_, at) => `/en/${100 + at}/s${100 + at}`);
    for (const path of paths) await beside(house, path);
    await house.house.site.catchUp();
    house.dropped();
    const news = told("Reyes speaks again", 0, {
      words: "Captain Reyes spoke of the Brünhilde and of Skerry Point once more.",
    });
    await publishStory(house.press, editor, { code: code(200), revision: news });
    const dropped = new Set<string>();
    await expect
      .poll(() => {
        for (const path of house.dropped()) if (paths.includes(path)) dropped.add(path);
        return dropped.size;
      })
      .toBeGreaterThan(10);
    expect(dropped.size).toBeLessThanOrEqual(20);
  });

  test("tells nothing of words that are only being tried in a preview", async () => {
    const house = await openPaper(await newPlace());
    const draft = told("Radar fault found", 1, {
      words: "Flour is dear; the guild of bakers raises the price of bread.",
    });
    const at = (noon - day) as Instant;
    const version = { revision: draft, publishedAt: at, updatedAt: null, notes: [] };
    const preview = await house.house.site.preview(code(3), version);
    expect(String(preview?.body)).toContain("Bakers raise");
    const lists = await beside(house, "/en/3/radar-fault-found");
    expect(Object.values(lists).flat()).not.toContain(6);
  });
});
