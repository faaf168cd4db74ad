import { changesAfter } from "../archive/questions/changes-after.js";
import { storiesByCode } from "../archive/questions/stories-by-code.js";
import { startReading } from "../archive/reading.js";
import type { PublicStory } from "../archive/shapes.js";
import type { PublicReader } from "../database/handles.js";
import { plainText } from "../domain/story/plain-text.js";
import type { StoryCode } from "../kernel/ids.js";
import type { SearchDocument, SearchIndex } from "../search/search-index.js";
import type { Job } from "./start-clock.js";

/** Ledger entries taken in at once. */
const batchSize = 1000;
/** How often the archive is looked at when nobody tells of a change, in milliseconds. */
const interval = 250;

export interface SearchEvents {
  /**
   * The index has caught up with the archive. What is related to these codes may have changed: those taken in, and
   * those they are near to; null when they were too many to name.
   */
  caughtUp(codes: readonly StoryCode[] | null): void;
  failed(error: unknown): void;
}

/** Codes taken in at once whose neighbours are looked for; after more, any page may show other related stories. */
const mostNamed = 50;
const neighbours = 10;

/** Keeps the search index up with the archive, from its own durable cursor on. */
export function followSearch(rows: PublicReader, index: SearchIndex, events: SearchEvents): Job {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const tick = async (): Promise<void> => {
    try {
      const codes = await catchUp(rows, index, () => stopped);
      if (codes.length > 0) events.caughtUp(codes.length > mostNamed ? null : await withNeighbours(rows, index, codes));
    } catch (error) {
      events.failed(error);
    }
    if (!stopped) timer = setTimeout(start, interval);
  };
  let turn: Promise<void> = Promise.resolve();
  const start = (): void => {
    turn = tick();
  };
  start();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

async function catchUp(
  rows: PublicReader,
  index: SearchIndex,
  isStopped: () => boolean,
): Promise<readonly StoryCode[]> {
  const all = new Set<StoryCode>();
  while (!isStopped()) {
    const changes = await changesAfter(rows, index.cursor(), batchSize);
    const last = changes.at(-1);
    if (last === undefined) break;
    const codes = [...new Set(changes.flatMap(({ change }) => change.codes as readonly StoryCode[]))];
    await takeIn(rows, index, codes);
    await index.advance(last.seq);
    for (const code of codes) all.add(code);
  }
  if (all.size > mostNamed) await index.settle();
  return [...all];
}

/** The codes, and the stories on whose pages they may now stand. */
async function withNeighbours(
  rows: PublicReader,
  index: SearchIndex,
  codes: readonly StoryCode[],
): Promise<readonly StoryCode[]> {
  const stories = await storiesByCode(startReading(rows), codes);
  const near = await Promise.all(stories.map((story) => index.related({ ...documentOf(story), limit: neighbours })));
  return [...new Set([...codes, ...near.flat().map(({ code }) => code)])];
}

async function takeIn(rows: PublicReader, index: SearchIndex, codes: readonly StoryCode[]): Promise<void> {
  const stories = await storiesByCode(startReading(rows), codes);
  const found = new Set(stories.map((story) => story.code));
  const gone = codes.filter((code) => !found.has(code));
  if (gone.length > 0) await index.remove(gone);
  if (stories.length > 0) await index.put(stories.map(documentOf));
}

const documentOf = (story: PublicStory): SearchDocument => ({
  code: story.code,
  edition: story.edition,
  section: story.section,
  language: story.language,
  publishedAt: story.publishedAt,
  headline: story.headline,
  standfirst: story.standfirst ?? "",
  body: plainText(story.body),
});
