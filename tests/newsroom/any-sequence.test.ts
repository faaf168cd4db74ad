import fc from "fast-check";
import { expect, test } from "vitest";
import type { Instant, StoryCode } from "../../src/kernel/ids.js";
import type { Result } from "../../src/kernel/result.js";
import { actOnStory } from "../../src/newsroom/act-on-story.js";
import { approveStory } from "../../src/newsroom/approve-story.js";
import { correctStory } from "../../src/newsroom/correct-story.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishDue } from "../../src/newsroom/publish-due.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { redactStory } from "../../src/newsroom/redact-story.js";
import { restoreStory } from "../../src/newsroom/restore-story.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { scheduleStory } from "../../src/newsroom/schedule-story.js";
import { spikeStory } from "../../src/newsroom/spike-story.js";
import { submitStory } from "../../src/newsroom/submit-story.js";
import { takeDownStory } from "../../src/newsroom/take-down-story.js";
import type { Taken } from "../../src/newsroom/take-steps.js";
import { unscheduleStory } from "../../src/newsroom/unschedule-story.js";
import { unspikeStory } from "../../src/newsroom/unspike-story.js";
import { updateStory } from "../../src/newsroom/update-story.js";
import { rebuildArchive } from "../../src/newsroom/upkeep/rebuild-archive.js";
import { verify } from "../../src/newsroom/upkeep/verify.js";
import { editor, minute, type OpenNewsroom, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { wholeArchive } from "../setup/public-view.js";

const verbs = [
  "save",
  "saveNew",
  "submit",
  "approve",
  "publish",
  "schedule",
  "unschedule",
  "update",
  "correct",
  "kill",
  "takeDown",
  "restore",
  "spike",
  "unspike",
  "redact",
  "pass",
] as const;

const move = fc.record({
  verb: fc.constantFrom(...verbs),
  code: fc.integer({ min: 1, max: 3 }),
  minutes: fc.integer({ min: 1, max: 30 }),
  embargoed: fc.boolean(),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

/** What an outsider knows of a story: the word its public text must have, and those that may come. */
interface Known {
  /** The word in the working copy. */
  working: string | null;
  /** The word readers see. */
  shown: string | null;
  /** What was public when it was withdrawn. */
  withdrawn: string | null;
  /** What is to come out, whatever was saved since; its embargo never ends after its moment. */
  scheduled: { readonly at: number; readonly word: string; readonly embargo: number } | null;
  /** Not before this moment: of the working copy. */
  embargo: number;
  /** The embargo of what was scheduled or shown never lies ahead of the moment it became public. */
  shownAt: number | null;
}

class Model {
  readonly stories = new Map<number, Known>();
  words = 0;

  of(code: number): Known {
    const known = this.stories.get(code) ?? {
      working: null,
      shown: null,
      withdrawn: null,
      scheduled: null,
      embargo: 0,
      shownAt: null,
    };
    this.stories.set(code, known);
    return known;
  }

  publishDue(now: number): void {
    for (const known of this.stories.values()) {
      if (known.scheduled === null || known.scheduled.at > now) continue;
      known.shown = known.scheduled.word;
      known.scheduled = null;
    }
  }
}

async function step(
  { press, clock }: OpenNewsroom,
  model: Model,
  { verb, code: number, minutes, embargoed }: Move,
): Promise<void> {
  const code = number as StoryCode;
  if (verb === "pass") {
    clock.pass(minutes * minute);
    model.publishDue(clock.now());
    await publishDue(press);
    return;
  }
  const known = model.of(number);
  const word = `word${++model.words}x`;
  const embargo = embargoed ? ((clock.now() + minutes * minute) as Instant) : null;
  const fresh = revision(`Headline ${word}`, { embargo });
  const at = (clock.now() + minutes * minute) as Instant;
  const work: Record<Exclude<Move["verb"], "pass">, () => Promise<Result<unknown, string>>> = {
    save: () => saveStory(press, editor, { code, revision: fresh }),
    saveNew: () => saveStory(press, editor, { code: null, revision: fresh }),
    submit: () => submitStory(press, editor, code),
    approve: () => approveStory(press, editor, code),
    publish: () => publishStory(press, editor, { code }),
    schedule: () => scheduleStory(press, editor, { code, at }),
    unschedule: () => unscheduleStory(press, editor, code),
    update: () => updateStory(press, editor, { code }),
    correct: () => correctStory(press, editor, { code, note: "It was wrong." }),
    kill: () => killStory(press, editor, { code, reason: "Wrong." }),
    takeDown: () => takeDownStory(press, editor, { code, reason: "By order." }),
    restore: () => restoreStory(press, editor, code),
    spike: () => spikeStory(press, editor, code),
    unspike: () => unspikeStory(press, editor, code),
    redact: () => redactStory(press, editor, { code, order: "A court" }),
  };
  const answer = await work[verb]();
  if (!answer.ok) return;
  const act = verb === "redact" ? "redacted" : (answer.value as Taken).act;
  learn({
    model,
    known,
    act,
    word,
    embargo,
    scheduledFor: (answer.value as Taken).life?.scheduled?.at ?? null,
    code: (answer.value as Taken).code,
  });
}

interface Learnt {
  readonly model: Model;
  readonly known: Known;
  readonly act: string;
  readonly word: string;
  readonly embargo: number | null;
  readonly scheduledFor: number | null;
  readonly code: number;
}

function learn({ model, known, act, word, embargo, scheduledFor, code }: Learnt): void {
  if (act === "saved") {
    const one = model.of(code);
    one.working = word;
    one.embargo = embargo ?? 0;
  } else if (act === "scheduled") {
    const { word: planned, embargo: until } = known.scheduled ?? { word: known.working ?? "", embargo: known.embargo };
    expect(scheduledFor ?? 0).toBeGreaterThanOrEqual(until);
    known.scheduled = { at: scheduledFor ?? 0, word: planned, embargo: until };
  } else if (act === "published") {
    known.shown = known.scheduled?.word ?? known.working;
    known.scheduled = null;
  } else if (act === "updated" || act === "corrected") known.shown = known.working;
  else if (act === "killed" || act === "takenDown") {
    known.withdrawn = known.shown ?? known.withdrawn;
    known.shown = null;
    known.scheduled = null;
  } else if (act === "restored") known.shown = known.withdrawn;
  else if (act === "unscheduled" || act === "spiked") known.scheduled = null;
}

onBoth("any sequence of verbs", (newPlace, engine) => {
  test("shows exactly what was published, and gives the archive the ledger gives", async () => {
    const runs = engine === "sqlite" ? 60 : 12;
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 40 }), async (moves) => {
        const newsroom = await openEnglishNewsroom(await newPlace());
        const model = new Model();
        for (const one of moves) {
          await step(newsroom, model, one);
          const archive = await wholeArchive(newsroom.press);
          const words = new Set(archive.match(/word\d+x/g));
          const expected = new Set([...model.stories.values()].flatMap(({ shown }) => shown ?? []));
          expect(words, `after ${JSON.stringify(one)}`).toEqual(expected);
        }
        const archive = await wholeArchive(newsroom.press);
        await rebuildArchive(newsroom.press, () => undefined);
        expect(await wholeArchive(newsroom.press)).toBe(archive);
        expect((await verify(newsroom.press, () => undefined)).findings).toEqual([]);
        await expectCodesOnce(newsroom);
        await newsroom.close();
      }),
      { numRuns: runs },
    );
  });
});

/** A code's first entry is the only one that may make it: none is given to a second story. */
async function expectCodesOnce({ press }: OpenNewsroom): Promise<void> {
  const next = await actOnStory(press, editor, {
    code: 99 as StoryCode,
    act: "saved",
    revision: revision("Ninety-nine"),
    effective: null,
    reason: null,
  });
  const after = await saveStory(press, editor, { code: null, revision: revision("A hundred") });
  expect(next.ok && after.ok && after.value.code).toBe(100);
}
