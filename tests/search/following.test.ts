import { expect, onTestFinished, test } from "vitest";
import { lastChange } from "../../src/archive/questions/changes-after.js";
import { followSearch } from "../../src/jobs/follow-search.js";
import type { SearchEvents, TakenIn } from "../../src/jobs/tell-taken-in.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import type { SearchIndex } from "../../src/search/search-index.js";
import { code, editor, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { found, opened, temporaryFolder } from "./opened.js";

interface Told {
  readonly change: TakenIn | null;
  /** Where the index's cursor stood, and whether the story was found, when it was told. */
  readonly cursor: number;
  readonly found: Promise<readonly number[]>;
}

/** Follows into the index; gives what is told, in order. */
function following(database: Parameters<typeof followSearch>[0]["database"], index: SearchIndex): readonly Told[] {
  const told: Told[] = [];
  const events: SearchEvents = {
    caughtUp: (change) => void told.push({ change, cursor: index.cursor(), found: found(index, "harbour") }),
    failed: (error) => {
      throw error;
    },
  };
  const job = followSearch({ database, index, reindex: async () => undefined }, events);
  onTestFinished(() => job.stop());
  return told;
}

onBoth("a follower of the ledger", (newPlace) => {
  test("has a story found before it tells of it, and moves its cursor only then", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const index = await opened(await temporaryFolder());
    const told = following(press.database, index);
    const followed = (): Promise<void> =>
      expect
        .poll(async () => index.cursor() === (await lastChange(press.database.publicReader)), {
          interval: 5,
          timeout: 20_000,
        })
        .toBe(true);
    await publishStory(press, editor, { code: code(1), revision: revision("Harbour reopens") });
    const published = await lastChange(press.database.publicReader);
    await followed();
    await killStory(press, editor, { code: code(1), reason: "Wrong." });
    await followed();
    const named = told.filter(({ change }) => change?.codes.includes(code(1)));
    expect(await Promise.all(named.map((one) => one.found))).toEqual([[1], []]);
    expect(named[0]?.cursor).toBeLessThan(published);
    expect(named[1]?.cursor).toBe(published);
  });
});
