import { expect, test } from "vitest";
import type { StoryStateTable } from "../../src/database/tables.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { type ListAsk, listNames, listStories } from "../../src/newsroom/desk/list-stories.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import type { Actor, Press } from "../../src/newsroom/press.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { scheduleStory } from "../../src/newsroom/schedule-story.js";
import { spikeStory } from "../../src/newsroom/spike-story.js";
import { addEdition, code, en, fa, minute, openEnglishNewsroom, revision, type TestClock } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

const stories = 60;
const actors: readonly Actor[] = ["person:ann", "person:bob", "wire:ninjs"];
const pick = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;
const done = (result: { readonly ok: boolean }): void => expect(result).toMatchObject({ ok: true });

/** A week of work: drafts, stories that wait, that are out, spiked and killed, by three hands in two editions. */
async function worked({ press, clock }: { press: Press; clock: TestClock }): Promise<void> {
  await addEdition(press, defaultEdition(fa, "fa"));
  for (let at = 1; at <= stories; at += 1) {
    clock.pass(minute);
    const actor = pick(actors, at);
    const told = revision(`${pick(["Ships", "Grain", "Votes"], at)} of day ${at}`, {
      edition: pick([en, en, fa], at >> 1),
      section: pick(["world", "politics", "sport"], at >> 2) as never,
      topics: at % 4 === 0 ? [{ slug: "grain" as never, name: "Grain" }] : [],
    });
    const ask = { code: code(at), revision: told };
    const turn = pick(["draft", "out", "out", "waits", "spiked", "killed", "reworked"], at);
    if (turn === "draft" || turn === "spiked" || turn === "waits") done(await saveStory(press, actor, ask));
    else done(await publishStory(press, actor, ask));
    if (turn === "waits")
      done(await scheduleStory(press, pick(actors, at + 1), { ...ask, at: (clock.now() + 9e6) as never }));
    if (turn === "spiked") done(await spikeStory(press, actor, code(at)));
    if (turn === "killed") done(await killStory(press, pick(actors, at + 1), { code: code(at), reason: "Wrong." }));
    if (turn === "reworked") done(await saveStory(press, pick(actors, at + 1), ask));
  }
}

const open = ["unpublished", "scheduled"];

/** What belongs in a list, told row by row. */
function belongs(row: StoryStateTable, ask: ListAsk): boolean {
  const by = (person: string): boolean => row.begun_by === person || row.touched_by === person;
  const inList = {
    mine: by(ask.actor),
    queue: open.includes(row.standing),
    scheduled: row.scheduled_for !== null,
    published: row.published_at !== null,
    spiked: row.standing === "spiked",
    withdrawn: row.standing === "killed",
    all: true,
  }[ask.list];
  return (
    inList &&
    (ask.edition === undefined || row.edition === ask.edition) &&
    (ask.section === undefined || row.section === ask.section) &&
    (ask.stage === undefined || row.stage === ask.stage) &&
    (ask.person === undefined || by(ask.person)) &&
    (ask.topic === undefined ||
      ((open.includes(row.standing) || row.published_at !== null) && row.topics.includes(`"${ask.topic}"`))) &&
    (ask.words === undefined || row.headline.toLowerCase().includes(ask.words))
  );
}

const filters: readonly Partial<ListAsk>[] = [
  ...[{}, { edition: "en" }, { edition: "fa", section: "sport" }, { section: "world" }, { person: "person:ann" }],
  ...[{ person: "person:bob", edition: "en" }, { topic: "grain" }, { topic: "grain", edition: "fa" }],
  ...[{ stage: "draft" }, { stage: "approved", section: "politics" }, { words: "grain of" }],
  ...[{ edition: "none" }, { person: "person:nobody" }],
];

onBoth("the desk's lists", (place) => {
  test("each holds exactly what belongs in it, in order, whatever narrows it and however it is paged", async () => {
    const newsroom = await openEnglishNewsroom(await place());
    await worked(newsroom);
    const { reader } = newsroom.press.database;
    const everything = await reader.selectFrom("story_state").selectAll().execute();
    for (const list of listNames)
      for (const filter of filters) {
        const ask: ListAsk = { list, actor: "person:ann", limit: 7, ...filter };
        const order = list === "published" ? "published_at" : list === "scheduled" ? "scheduled_for" : "touched_at";
        const expected = everything
          .filter((row) => belongs(row, ask))
          .sort((a, b) => Number(b[order]) - Number(a[order]) || b.code - a.code)
          .map((row) => row.code);
        if (list === "scheduled") expected.reverse();
        expect(await paged(ask), JSON.stringify(ask)).toEqual(expected);
      }

    async function paged(ask: ListAsk): Promise<readonly number[]> {
      const { rows, next } = await listStories(reader, ask);
      const codes = rows.map((row) => row.code);
      return next === null ? codes : [...codes, ...(await paged({ ...ask, after: next }))];
    }
  });

  test("words find what the index names, half a word in what is new, and what waits at the desk", async () => {
    const newsroom = await openEnglishNewsroom(await place());
    await worked(newsroom);
    const { reader } = newsroom.press.database;
    const found = async (ask: Partial<ListAsk>): Promise<readonly number[]> => {
      const asked = { actor: "person:ann", limit: 100, list: "all", ...ask } as const;
      return (await listStories(reader, asked)).rows.map((row) => row.code);
    };
    expect(await found({ words: "of day 14", codes: [] })).toEqual([14]);
    expect(await found({ words: "elsewhere", codes: [3, 8] })).toEqual([8, 3]);
    expect(await found({ words: "elsewhere", codes: [3, 8], list: "published" })).toEqual([8]);
    expect(await found({ words: "nothing says this", codes: [] })).toEqual([]);
  });
});
