import type { Transactor } from "../../database/handles.js";
import type { LibraryPictureTable } from "../../database/tables.js";

/** Puts a picture that was taken into the library; the same picture again is the one that is there. */
export async function addPicture({ rows }: Transactor, taken: LibraryPictureTable): Promise<LibraryPictureTable> {
  await rows
    .insertInto("library_picture")
    .values(taken)
    .onConflict((at) => at.column("id").doNothing())
    .execute();
  return rows.selectFrom("library_picture").selectAll().where("id", "=", taken.id).executeTakeFirstOrThrow();
}
