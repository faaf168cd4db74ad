import { expect, test } from "vitest";
import { changeState } from "../../src/comments/change-state.js";
import { setThreadSettings } from "../../src/comments/settings/set-thread-settings.js";
import type { CommentId } from "../../src/domain/comment/comment-id.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { restoreStory } from "../../src/newsroom/restore-story.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, minute, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { entered } from "./entered.js";

const thread = "/en/1/ferry-strike/comments";

async function houseWithStories(place: Parameters<typeof openHouse>[0]): Promise<TestHouse> {
  const house = await openHouse(place);
  for (const [number, headline] of [
    [1, "Ferry strike"],
    [2, "Harbour talks"],
  ] as const) {
    await publishStory(house.press, editor, { code: code(number), revision: revision(headline) });
    house.clock.pass(minute);
  }
  await house.indexed();
  return house;
}

onBoth("the comments of a story", (newPlace) => {
  test("stand in its page's HTML, in pages of their own, each at its own address, and in a feed", async () => {
    const house = await houseWithStories(await newPlace());
    const { press, clock } = house;
    const first = await entered(press, "The quay was empty.");
    clock.pass(minute);
    await entered(press, "It was not.", { to: first, name: "Bo" });
    await entered(press, "Waiting words", { state: "waiting" });
    const story = await house.get("/en/1/ferry-strike");
    expect(story.text).toContain("The quay was empty.");
    expect(story.text).toContain('"commentCount":2');
    const page = await house.get(thread);
    expect(page.status).toBe(200);
    for (const words of ["The quay was empty.", "It was not.", "2 comments", '"DiscussionForumPosting"'])
      expect(page.text).toContain(words);
    const one = await house.get(`${thread}/${first}`);
    expect(one.text).toContain("It was not.");
    const feed = await house.get(`${thread}.xml`);
    expect(feed.text).toContain("It was not.");
    for (const { text } of [story, page, one, feed]) expect(text).not.toContain("Waiting words");
    expect((await house.get("/en/1/other-slug/comments")).headers.location).toBe(thread);
    expect((await house.get(`${thread}/99`)).status).toBe(404);
  });

  test("are shown three levels deep, then in the order of time with whom they answer", async () => {
    const house = await houseWithStories(await newPlace());
    let above: CommentId | undefined;
    for (const name of ["Ada", "Bo", "Cy", "Di", "Ed"]) {
      house.clock.pass(minute);
      above = await entered(house.press, `${name} speaks.`, { name, ...(above !== undefined && { to: above }) });
    }
    const { text } = await house.get(`${thread}/${above}`);
    expect(text).toContain("in reply to \u2068Di\u2069");
    expect((await house.get(thread)).text).toContain("All 4 replies");
  });

  test("drop exactly their own story's pages when one is added, and none when one waits", async () => {
    const house = await houseWithStories(await newPlace());
    await entered(house.press, "First.");
    const pages = ["/en/", "/en/1/ferry-strike", "/en/2/harbour-talks", thread, `${thread}.xml`, "/en/feed.xml"];
    for (const path of [...pages, `${thread}?sort=oldest`, "/en/2/harbour-talks/comments"])
      expect((await house.get(path)).status, path).toBe(200);
    house.dropped();
    await entered(house.press, "Waits.", { state: "waiting" });
    await house.house.site.catchUp();
    expect(house.dropped()).toEqual([]);
    await entered(house.press, "Second.");
    await house.house.site.catchUp();
    expect(house.dropped()).toEqual(
      ["/en/1/ferry-strike", thread, `${thread}.xml`, `${thread}?sort=oldest`].toSorted(),
    );
  });

  test("go with a killed story and come back with it", async () => {
    const house = await houseWithStories(await newPlace());
    const id = await entered(house.press, "The quay was empty.");
    const pages = [thread, `${thread}/${id}`, `${thread}.xml`];
    for (const path of pages) expect((await house.get(path)).text).toContain("The quay was empty.");
    await killStory(house.press, editor, { code: code(1), reason: "Withdrawn." });
    for (const path of pages) {
      const { status, text } = await house.get(path);
      expect([status, text.includes("quay")], path).toEqual([410, false]);
    }
    await restoreStory(house.press, editor, code(1));
    for (const path of pages) expect((await house.get(path)).text, path).toContain("The quay was empty.");
  });

  test("close by themselves, and vanish where a thread is closed", async () => {
    const house = await houseWithStories(await newPlace());
    const id = await entered(house.press, "The quay was empty.");
    const { database } = house.press;
    await database.transact((tx) => setThreadSettings(tx, "edition:en", { mode: "after", closeAfterDays: 1 }));
    expect((await house.get("/en/1/ferry-strike")).text).toContain("<textarea");
    house.clock.pass(24 * 60 * minute);
    expect((await house.get("/en/1/ferry-strike")).text).not.toContain("<textarea");
    expect((await house.get(thread)).text).toContain("The quay was empty.");
    await database.transact((tx) => setThreadSettings(tx, "story:1", { mode: "closed" }));
    expect((await house.get("/en/1/ferry-strike")).text).not.toContain("The quay");
    for (const path of [thread, `${thread}/${id}`, `${thread}/${id}/report`, `${thread}.xml`])
      expect((await house.get(path)).status, path).toBe(404);
  });

  test("keep the place of one that is refused while others answered it", async () => {
    const house = await houseWithStories(await newPlace());
    const id = await entered(house.press, "Bad words.");
    await entered(house.press, "Calm, please.", { to: id });
    await house.press.database.transact((tx) =>
      changeState(tx, {
        ...{ id, to: "refused", at: house.clock.now(), by: "person:mo", act: "refused", seen: null },
        ...{ reason: "abuse", note: null },
      }),
    );
    const { text } = await house.get(thread);
    expect(text).toContain("Removed by a moderator");
    expect(text).not.toContain("Bad words");
    expect(text).toContain("Calm, please.");
  });

  test("of hostile words are words: no element, no address of a script, no letter that turns the page round", async () => {
    const house = await houseWithStories(await newPlace());
    await entered(house.press, '<img src=x onerror="alert(1)"> javascript:alert(2) https://ok.example/a?b=1&c="d', {
      name: "<b>Eve</b>",
    });
    for (const path of ["/en/1/ferry-strike", thread]) {
      const { text } = await house.get(path);
      expect(text).not.toMatch(/<img src=x|href="javascript|<b>Eve/);
      expect(text).toContain('href="https://ok.example/a?b=1&amp;c=" rel="nofollow ugc"');
    }
    expect((await house.get(`${thread}.xml`)).text).toContain("&lt;img src=x");
  });
});
