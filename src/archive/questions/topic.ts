import type { EditionId, Slug } from "../../kernel/ids.js";
import { cardColumns } from "../card-of.js";
import { topicList } from "../change.js";
import type { ArchiveReading } from "../reading.js";
import type { CardPage, Cursor } from "../shapes.js";
import { pageOf } from "./newest.js";

export interface TopicAsk {
  readonly edition: EditionId;
  readonly topic: Slug;
  readonly before: Cursor | null;
  readonly limit: number;
}

/** A page of a topic's stories, newest first, and the topic's name; null for a topic no public story has. Two queries. */
export async function topicPage(
  reading: ArchiveReading,
  ask: TopicAsk,
): Promise<{ readonly name: string; readonly page: CardPage } | null> {
  const { edition, topic, before, limit } = ask;
  let query = reading.rows
    .selectFrom("archive_topic")
    .innerJoin("archive_story", "archive_story.code", "archive_topic.code")
    .select([...cardColumns, "archive_topic.name as topic_name"])
    .where("archive_topic.edition", "=", edition)
    .where("archive_topic.slug", "=", topic)
    .orderBy("archive_topic.published_at", "desc")
    .orderBy("archive_topic.code", "desc")
    .limit(limit + 1);
  if (before !== null)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple("archive_topic.published_at", "archive_topic.code"),
        "<",
        tuple(before.publishedAt as number, before.code as number),
      ),
    );
  const rows = await query.execute();
  const page = pageOf(reading, { list: topicList(edition, topic), before, limit }, rows);
  const name = rows[0]?.topic_name ?? (await nameOf(reading, edition, topic));
  return name === null ? null : { name, page };
}

async function nameOf(reading: ArchiveReading, edition: EditionId, topic: Slug): Promise<string | null> {
  const row = await reading.rows
    .selectFrom("archive_topic")
    .select("name")
    .where("edition", "=", edition)
    .where("slug", "=", topic)
    .limit(1)
    .executeTakeFirst();
  return row?.name ?? null;
}
