import type { PublicReader } from "../../database/handles.js";
import type { EditionId, Instant, StoryCode } from "../../kernel/ids.js";
import { cardColumns, cardOf } from "../card-of.js";
import type { GoneStory, PublicStory } from "../shapes.js";
import type { StoryDocument } from "../story-document.js";

/** A public story with everything the archive knows of it, as an exchange takes it along. */
export interface WholeStory {
  readonly story: PublicStory;
  readonly document: StoryDocument;
}

/** Public stories in the order of their codes, after one. One query. */
export async function storiesInCodeOrder(
  rows: PublicReader,
  after: number,
  limit: number,
): Promise<readonly WholeStory[]> {
  const found = await rows
    .selectFrom("archive_story")
    .innerJoin("archive_body", "archive_body.code", "archive_story.code")
    .select([...cardColumns, "archive_body.document"])
    .where("archive_story.code", ">", after)
    .orderBy("archive_story.code")
    .limit(limit)
    .execute();
  return found.map((row) => {
    const document = JSON.parse(row.document) as StoryDocument;
    const { body, topics, people, places, organisations, notes, sourceUri } = document;
    return { story: { ...cardOf(row), body, topics, people, places, organisations, notes, sourceUri }, document };
  });
}

/** Withdrawn stories in the order of their codes, after one. One query. */
export async function goneInCodeOrder(rows: PublicReader, after: number, limit: number): Promise<readonly GoneStory[]> {
  const found = await rows
    .selectFrom("archive_gone")
    .selectAll()
    .where("code", ">", after)
    .orderBy("code")
    .limit(limit)
    .execute();
  return found.map(({ code, edition, kind, reason, at }) => ({
    code: code as StoryCode,
    edition: edition as EditionId,
    kind: kind as GoneStory["kind"],
    reason,
    at: at as Instant,
  }));
}

/** How many stories an exchange carries. Two queries. */
export async function countInCodeOrder(rows: PublicReader): Promise<number> {
  const stories = await rows
    .selectFrom("archive_story")
    .select((on) => on.fn.countAll().as("count"))
    .executeTakeFirst();
  const gone = await rows
    .selectFrom("archive_gone")
    .select((on) => on.fn.countAll().as("count"))
    .executeTakeFirst();
  return Number(stories?.count ?? 0) + Number(gone?.count ?? 0);
}
