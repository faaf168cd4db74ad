import { sql } from "kysely";
import type { Reader } from "../../database/handles.js";
import { plainColumn } from "../../database/plain-column.js";
import type { LibraryPictureTable, StoryStateTable } from "../../database/tables.js";
import { pictureWords } from "./picture-words.js";

interface PictureAsk {
  readonly words?: string | undefined;
  /** Where the page before ended: its last picture's moment and id. */
  readonly after?: readonly [moment: number, id: string] | undefined;
  readonly limit: number;
}

/** The library, newest first; every word asked for must be said of a picture. */
export async function findPictures(
  reader: Reader,
  { words = "", after, limit }: PictureAsk,
): Promise<readonly LibraryPictureTable[]> {
  const wanted = pictureWords({ alt: words, caption: null, credit: null })
    .split(/\s+/)
    .filter((word) => word !== "");
  let query = reader.selectFrom("library_picture").selectAll().orderBy("added_at", "desc").orderBy("id").limit(limit);
  for (const word of wanted)
    query = query.where(sql<boolean>`words like ${`%${word.replace(/[!%_]/g, (letter) => `!${letter}`)}%`} escape '!'`);
  if (after !== undefined)
    query = query.where(sql<boolean>`(added_at < ${after[0]} or (added_at = ${after[0]} and id > ${after[1]}))`);
  return query.execute();
}

const mostUses = 200;

/** The stories a picture stands in: those that are public, and those still at the desk. */
export async function usesOf(reader: Reader, id: string): Promise<readonly StoryStateTable[]> {
  const open = sql<number>`(select story_state.code from story_state
    join ledger on ledger.seq = story_state.last_seq
    where standing in ('unpublished', 'scheduled') and ${plainColumn(reader, "ledger.body")} like ${`%"${id}"%`})`;
  return reader
    .selectFrom("story_state")
    .selectAll()
    .where((on) =>
      on.or([
        on(
          "code",
          "in",
          on.selectFrom("archive_picture").select("archive_picture.code").where("archive_picture.id", "=", id),
        ),
        sql<boolean>`code in ${open}`,
      ]),
    )
    .orderBy("touched_at", "desc")
    .limit(mostUses)
    .execute();
}
