import type { Picture } from "../../domain/picture/picture.js";
import type { Actor, Press } from "../press.js";
import { pictureWords } from "./picture-words.js";

/** A picture that came with a story, and what the story says of it. */
export interface ShelvedPicture extends Picture {
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
}

/** Puts pictures that came with stories from elsewhere into the library; one that is there keeps its own words. */
export async function shelvePictures(
  { database, clock }: Press,
  actor: Actor,
  pictures: readonly ShelvedPicture[],
): Promise<void> {
  if (pictures.length === 0) return;
  const rows = pictures.map((picture) => ({
    ...picture,
    ...{ focus_x: 500, focus_y: 500, words: pictureWords(picture) },
    ...{ added_by: actor, added_at: clock.now() },
  }));
  await database.transact((tx) =>
    tx.rows
      .insertInto("library_picture")
      .values(rows)
      .onConflict((at) => at.column("id").doNothing())
      .execute(),
  );
}
