import type { Place } from "../../src/cli/house.js";
import { openDatabase } from "../../src/database/open-database.js";
import type { Edition } from "../../src/domain/edition/edition.js";
import { nothingSaid } from "../../src/domain/story/nothing-said.js";
import type { Revision } from "../../src/domain/story/revision.js";
import type { Clock } from "../../src/kernel/clock.js";
import type { EditionId, Instant, Slug, StoryCode } from "../../src/kernel/ids.js";
import { slugOf } from "../../src/kernel/slug.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { openPictureStore } from "../../src/media/open-picture-store.js";
import type { Actor, Press } from "../../src/newsroom/press.js";
import { setEdition } from "../../src/newsroom/set-edition.js";
import { afterwards } from "./places.js";

/** A clock the test moves. */
export interface TestClock extends Clock {
  set(at: number): void;
  pass(milliseconds: number): void;
}

export const noon = Date.parse("2026-11-24T12:00:00Z");
export const minute = 60_000;
export const editor: Actor = "person:editor";

export function testClock(at = noon): TestClock {
  let now = at;
  return {
    now: () => now as Instant,
    set: (to) => {
      now = to;
    },
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export interface OpenNewsroom {
  readonly press: Press;
  readonly clock: TestClock;
  /** Statements the public side ran since the last `count.take()`. */
  readonly queries: { take(): readonly string[] };
  close(): Promise<void>;
}

/** Opens the newsroom at a place, with an English edition in it. */
export async function openNewsroom(place: Place, clock: TestClock = testClock()): Promise<OpenNewsroom> {
  let ran: string[] = [];
  const database = await openDatabase({
    folder: place.data,
    url: place.database,
    onQuery: (sql) => void ran.push(sql),
  });
  const press: Press = { database, pictures: openPictureStore(place.data), clock };
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await database.close();
    open = false;
  };
  afterwards(close);
  const take = (): readonly string[] => {
    const taken = ran;
    ran = [];
    return taken;
  };
  return { press, clock, queries: { take }, close };
}

export const en = "en" as EditionId;
export const fa = "fa" as EditionId;

export const addEdition = (press: Press, edition: Edition): Promise<void> =>
  press.database.transact((tx) => setEdition(tx, { actor: editor, at: press.clock.now() }, edition));

export async function openEnglishNewsroom(place: Place, clock?: TestClock): Promise<OpenNewsroom> {
  const newsroom = await openNewsroom(place, clock);
  await addEdition(newsroom.press, { ...defaultEdition(en, "en"), name: "The Test" });
  return newsroom;
}

export const code = (number: number): StoryCode => number as StoryCode;

/** A revision with a headline, in the English edition's world section unless said otherwise. */
export function revision(headline: string, parts: Partial<Revision> = {}): Revision {
  return {
    ...nothingSaid,
    edition: en,
    section: "world" as Slug,
    sectionName: "World",
    language: "en",
    slug: slugOf(headline),
    headline,
    standfirst: `The standfirst of ${headline}.`,
    body: [{ kind: "paragraph", text: [{ text: `The body of ${headline}.` }] }],
    ...parts,
  };
}
