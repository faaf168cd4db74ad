import type { Reader } from "../../src/database/handles.js";

/** Where in an archive the deep and the busy places are. */
export interface Facts {
  readonly stories: number;
  /** The topic of the English edition with the most stories. */
  readonly topic: string;
  /** The cursor of page 10,000 of the world section, or of its last page where it has fewer, and which page that is. */
  readonly deepSection: { readonly cursor: string; readonly page: number };
  readonly deepTopic: { readonly cursor: string; readonly page: number };
  /** The month of the newest made stories: its map has as many addresses whatever the archive's age. */
  readonly month: string;
}

const perPage = 30;
const wanted = 10_000;

export async function readFacts(reader: Reader): Promise<Facts> {
  const stories = await reader
    .selectFrom("archive_story")
    .select((on) => on.fn.countAll<number>().as("n"))
    .executeTakeFirst();
  const busiest = await reader
    .selectFrom("archive_topic")
    .select(["slug", (on) => on.fn.countAll<number>().as("n")])
    .where("edition", "=", "en")
    .groupBy("slug")
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
  const topic = busiest?.slug ?? "";
  const section = reader
    .selectFrom("archive_story")
    .select(["published_at", "code"])
    .where("edition", "=", "en")
    .where("section", "=", "world");
  const inTopic = reader
    .selectFrom("archive_topic")
    .select(["published_at", "code"])
    .where("edition", "=", "en")
    .where("slug", "=", topic);
  return {
    stories: Number(stories?.n ?? 0),
    topic,
    deepSection: await deep((offset) =>
      section.orderBy("published_at", "desc").orderBy("code", "desc").offset(offset).limit(1).executeTakeFirst(),
    ),
    deepTopic: await deep((offset) =>
      inTopic.orderBy("published_at", "desc").orderBy("code", "desc").offset(offset).limit(1).executeTakeFirst(),
    ),
    month: "2024-12",
  };
}

type Row = { readonly published_at: number; readonly code: number };

/** Page 10,000, or the last whole page there is. */
async function deep(at: (offset: number) => Promise<Row | undefined>): Promise<{ cursor: string; page: number }> {
  let [low, high] = [1, wanted];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((await at(middle * perPage - 1)) === undefined) high = middle - 1;
    else low = middle;
  }
  const row = await at(Math.max((low - 1) * perPage - 1, 0));
  return { cursor: row === undefined ? "" : `${row.published_at}-${row.code}`, page: low };
}
