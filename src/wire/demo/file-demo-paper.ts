import type { Instant, StoryCode } from "../../kernel/ids.js";
import { actOnStory } from "../../newsroom/act-on-story.js";
import { readHistory } from "../../newsroom/ledger/read-history.js";
import type { Press } from "../../newsroom/press.js";
import { setEdition } from "../../newsroom/set-edition.js";
import { setFront } from "../../newsroom/set-front.js";
import { setSection } from "../../newsroom/set-section.js";
import { fileBatch, type Ingest } from "../ingest/file-batch.js";
import { startTally } from "../ingest/report.js";
import { takePictures } from "../ingest/take-pictures.js";
import { toRevision } from "../ingest/to-revision.js";
import { type DemoPaper, type PastCorrection, readDemoPaper } from "./read-demo-paper.js";

const actor = "wire:demo";

/** Files every edition of the demo paper, all dates counted from a moment; what is there already stays. */
export async function fileDemoPaper(press: Press, folder: string, openedAt: Instant): Promise<void> {
  for (const paper of await readDemoPaper(folder, openedAt)) await openEdition(press, folder, paper);
}

async function openEdition(press: Press, folder: string, paper: DemoPaper): Promise<void> {
  const { edition, sections, stories, corrections, front } = paper;
  const occasion = { actor, at: press.clock.now() } as const;
  await press.database.transact(async (tx) => {
    await setEdition(tx, occasion, edition);
    for (const [position, { slug, name }] of sections.entries())
      await setSection(tx, occasion, { edition: edition.id, slug, name, position });
  });
  const tally = startTally();
  const ingest: Ingest = {
    press,
    actor,
    folder,
    edition: edition.id,
    undatedAt: occasion.at,
    editions: new Map([[edition.id, edition]]),
    tally,
  };
  const asPublished = stories.map((story) => ({
    ...story,
    ...corrections.find(({ code }) => code === story.code)?.before,
  }));
  await fileBatch(
    ingest,
    asPublished.map((story) => ({ file: folder, line: null, story })),
  );
  const { refused, unplaced } = tally.report();
  const trouble = [...refused, ...unplaced][0];
  if (trouble !== undefined) throw new Error(`The demo paper does not go in: ${trouble.reason}`);
  for (const correction of corrections) await correct(ingest, paper, correction);
  await press.database.transact((tx) => setFront(tx, occasion, front));
}

async function correct(
  { press, folder }: Ingest,
  { edition, stories }: DemoPaper,
  { code, kind, at, note }: PastCorrection,
): Promise<void> {
  const story = stories.find((one) => one.code === code);
  if (story === undefined) throw new Error(`The demo paper has no story ${code}.`);
  const act = kind === "correction" ? "corrected" : "clarified";
  if (await hasHappened(press, code, act)) return;
  const { pictures } = await takePictures(press.pictures, folder, story);
  const taken = await actOnStory(press, actor, {
    code,
    act,
    revision: toRevision(story, edition, pictures),
    effective: at,
    reason: note,
  });
  if (!taken.ok) throw new Error(taken.error);
}

const hasHappened = async ({ database }: Press, code: StoryCode, act: string): Promise<boolean> =>
  (await readHistory(database.reader, code)).some((entry) => entry.act === act);
