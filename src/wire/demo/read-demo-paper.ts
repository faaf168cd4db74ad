import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Edition } from "../../domain/edition/edition.js";
import type { Front } from "../../domain/front/front.js";
import type { PublicNote } from "../../domain/story/revision.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import type { IncomingSection, IncomingStory } from "../incoming.js";
import { type DemoCorrection, type DemoDocument, demoDocument } from "./demo-document.js";
import { type DemoDesk, demoMoment, incomingDemoBody, incomingDemoStory } from "./incoming-demo-story.js";

/**
 * A change readers were told about. The story in `DemoPaper.stories` reads as it does now; published as
 * `{ ...story, ...before }` and then corrected to `story` at `at`, it has lived through the correction.
 */
export interface PastCorrection extends PublicNote {
  readonly code: StoryCode;
  readonly before: Partial<Pick<IncomingStory, "headline" | "standfirst" | "body">>;
}

/** One edition of the demo paper, ready for the newsroom. */
export interface DemoPaper {
  readonly edition: Edition;
  /** In the order of the navigation. */
  readonly sections: readonly IncomingSection[];
  /** Oldest first. Their pictures' `source` is a path inside the demo folder. */
  readonly stories: readonly IncomingStory[];
  readonly front: Front;
  readonly corrections: readonly PastCorrection[];
}

/** The default edition first. */
const documents = ["en.json", "fa.json"];

/**
 * The paper a newcomer sees in an empty house, as if its last story had come just before `openedAt`.
 * Throws when the folder's documents are broken: they are part of the program.
 */
export async function readDemoPaper(folder: string, openedAt: Instant): Promise<DemoPaper[]> {
  const editions = await Promise.all(documents.map((name) => readDocument(join(folder, name))));
  const desk: DemoDesk = { openedAt, codeOf: codesByKey(editions) };
  return editions.map((document) => demoPaper(desk, document));
}

async function readDocument(path: string): Promise<DemoDocument> {
  return demoDocument.parse(JSON.parse(await readFile(path, "utf8")));
}

/** Keys are one series over all editions, so that a story can name its other edition's version. */
function codesByKey(editions: readonly DemoDocument[]): DemoDesk["codeOf"] {
  const codes = new Map<string, StoryCode>();
  for (const { key, code } of editions.flatMap((edition) => edition.stories)) {
    if (codes.has(key)) throw new Error(`Two stories of the demo paper are called ${key}.`);
    codes.set(key, code);
  }
  return (key) => {
    const code = codes.get(key);
    if (code === undefined) throw new Error(`The demo paper has no story ${key}.`);
    return code;
  };
}

function demoPaper(desk: DemoDesk, document: DemoDocument): DemoPaper {
  const { edition, sections, front } = document;
  const oldestFirst = document.stories.toSorted((a, b) => b.minutesBefore - a.minutesBefore);
  return {
    edition,
    sections,
    stories: oldestFirst.map((story) => incomingDemoStory(desk, document, story)),
    front: { edition: edition.id, slots: front.slots.map(desk.codeOf), featured: front.featured.map(desk.codeOf) },
    corrections: document.corrections.map((correction) => pastCorrection(desk, correction)),
  };
}

function pastCorrection(desk: DemoDesk, { story, kind, minutesBefore, note, before }: DemoCorrection): PastCorrection {
  const { body, ...fields } = before;
  return {
    code: desk.codeOf(story),
    kind,
    at: demoMoment(desk, minutesBefore),
    note,
    before: body === undefined ? fields : { ...fields, body: incomingDemoBody(body) },
  };
}
