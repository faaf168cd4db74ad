import { goneStory } from "../../src/archive/questions/gone.js";
import { newest } from "../../src/archive/questions/newest.js";
import { storyByCode } from "../../src/archive/questions/story-by-code.js";
import { startReading } from "../../src/archive/reading.js";
import type { GoneStory, PublicStory } from "../../src/archive/shapes.js";
import { archiveTableNames } from "../../src/database/tables.js";
import type { StoryCode } from "../../src/kernel/ids.js";
import type { Press } from "../../src/newsroom/press.js";
import { en } from "./newsroom.js";

/** What a reader is given for a code. */
export async function seen({ database }: Press, code: StoryCode): Promise<PublicStory | null> {
  return (await storyByCode(startReading(database.publicReader), code))?.story ?? null;
}

export const whyGone = ({ database }: Press, code: StoryCode): Promise<GoneStory | null> =>
  goneStory(startReading(database.publicReader), code);

/** The headlines of the English edition, newest first. */
export async function headlines({ database }: Press): Promise<readonly string[]> {
  const { cards } = await newest(startReading(database.publicReader), {
    edition: en,
    section: null,
    before: null,
    limit: 100,
  });
  return cards.map(({ headline }) => headline);
}

/** Every row of every archive table but the followers' log, as text: what any public question could ever answer from. */
export async function wholeArchive({ database }: Press): Promise<string> {
  const tables = archiveTableNames.filter((name) => name !== "archive_change");
  const rows = await Promise.all(tables.map((name) => database.publicReader.selectFrom(name).selectAll().execute()));
  return JSON.stringify(
    Object.fromEntries(tables.map((name, at) => [name, rows[at]?.map((row) => JSON.stringify(row)).toSorted()])),
    null,
    1,
  );
}
