import { expect, test } from "vitest";
import type { Instant, Slug } from "../../src/kernel/ids.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { openDeskHouse } from "../setup/desk.js";
import { code, editor, minute, noon, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

onBoth("an editor's search", (newPlace) => {
  test("finds drafts and the whole archive: words, phrases, sections, half a word, and a story code in any digits", async () => {
    const house = await openDeskHouse(await newPlace());
    const { press, owner } = house;
    const body = (text: string) => ({ body: [{ kind: "paragraph" as const, text: [{ text }] }] });
    const at = (minutes: number) => ({ dated: (noon - minutes * minute) as Instant });
    await publishStory(press, editor, {
      code: code(1),
      revision: revision("Harbour reopens", { ...at(3), ...body("The night watch has gone home.") }),
    });
    await publishStory(press, editor, {
      code: code(2),
      revision: revision("Cup won", {
        ...at(2),
        ...body("They watch the night ferries."),
        section: "sport" as Slug,
        sectionName: "Sport",
      }),
    });
    await saveStory(press, editor, { code: code(3), revision: revision("Harbour draft") });
    await house.indexed();
    const found = async (words: string, list = "all"): Promise<readonly number[]> =>
      (await owner.call("listStories", { query: { list, words } })).value.stories.map((row) => row.code).toSorted();
    expect(await found("harbour")).toEqual([1, 3]);
    expect(await found("watch")).toEqual([1, 2]);
    expect(await found("watch", "published")).toEqual([1, 2]);
    expect(await found('"night watch"')).toEqual([1]);
    expect(await found("watch -ferries")).toEqual([1]);
    expect(await found("watch section:sport")).toEqual([2]);
    expect(await found("reop")).toEqual([1]);
    expect(await found("۲")).toEqual([2]);
    expect(await found("3")).toEqual([3]);
    await killStory(press, editor, { code: code(1), reason: "Wrong." });
    await house.indexed();
    expect(await found("watch", "published")).toEqual([2]);
  });
});
