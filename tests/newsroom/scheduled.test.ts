import { expect, test } from "vitest";
import { startClock } from "../../src/jobs/start-clock.js";
import type { Instant, StoryCode } from "../../src/kernel/ids.js";
import { nextDue, publishDue } from "../../src/newsroom/publish-due.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { scheduleStory } from "../../src/newsroom/schedule-story.js";
import { unscheduleStory } from "../../src/newsroom/unschedule-story.js";
import {
  code,
  editor,
  minute,
  noon,
  openEnglishNewsroom,
  openNewsroom,
  revision,
  testClock,
} from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { headlines, seen, wholeArchive } from "../setup/public-view.js";

const later = (noon + 10 * minute) as Instant;

onBoth("what is held back", (newPlace) => {
  test("a story published under embargo is scheduled for its end, and public at that second, not before", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    const taken = await publishStory(press, editor, {
      code: code(7),
      revision: revision("Budget speech", { embargo: later }),
    });
    expect(taken.ok && taken.value.act).toBe("scheduled");
    expect(await nextDue(press)).toBe(later);
    clock.set(later - 1);
    expect(await publishDue(press)).toEqual([]);
    expect(await wholeArchive(press)).not.toContain("Budget");
    clock.set(later);
    expect((await publishDue(press)).map((one) => one.code)).toEqual([7]);
    expect(await seen(press, code(7))).toMatchObject({ headline: "Budget speech", publishedAt: later });
    expect(await nextDue(press)).toBeNull();
  });

  test("a story scheduled while the house was shut is published when it opens, dated as it was due", async () => {
    const place = await newPlace();
    const first = await openEnglishNewsroom(place);
    await saveStory(first.press, editor, { code: code(7), revision: revision("Budget speech") });
    await scheduleStory(first.press, editor, { code: code(7), at: later });
    await first.close();
    const { press } = await openNewsroom(place, testClock(later + 60 * minute));
    expect(await headlines(press)).toEqual([]);
    const published = await new Promise<readonly StoryCode[]>((resolve, reject) => {
      const job = startClock(press, {
        published: (taken) => void job.stop().then(() => resolve(taken.map((one) => one.code))),
        failed: reject,
      });
    });
    expect(published).toEqual([7]);
    expect(await seen(press, code(7))).toMatchObject({ publishedAt: later });
  });

  test("a schedule cannot end an embargo early", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    await saveStory(press, editor, { code: code(7), revision: revision("Budget speech", { embargo: later }) });
    const taken = await scheduleStory(press, editor, { code: code(7), at: (noon + minute) as Instant });
    clock.set(noon + 2 * minute);
    await publishDue(press);
    expect(await wholeArchive(press)).not.toContain("Budget");
    if (taken.ok) expect(await nextDue(press)).toBe(later);
  });

  test("a story taken off the schedule stays unpublished", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    await saveStory(press, editor, { code: code(7), revision: revision("Budget speech") });
    await scheduleStory(press, editor, { code: code(7), at: later });
    await unscheduleStory(press, editor, code(7));
    clock.set(later + minute);
    expect(await publishDue(press)).toEqual([]);
    expect(await headlines(press)).toEqual([]);
  });

  test("what is published is the copy as it was when it was scheduled, not what was saved since", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    await saveStory(press, editor, { code: code(7), revision: revision("Signed off") });
    await scheduleStory(press, editor, { code: code(7), at: later });
    await saveStory(press, editor, { code: code(7), revision: revision("Half a thought") });
    clock.set(later);
    await publishDue(press);
    expect(await headlines(press)).toEqual(["Signed off"]);
  });
});
