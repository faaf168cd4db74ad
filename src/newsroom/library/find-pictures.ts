import { sql } from "kysely";
import type { Reader } from "../../database/handles.js";
import type { LibraryPictureTable } from "../../database/tables.js";
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
