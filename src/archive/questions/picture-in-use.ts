import type { PublicReader } from "../../database/handles.js";
import type { PictureId } from "../../kernel/ids.js";

/** Whether any public story shows a picture: only then is it served. One query. */
export async function pictureInUse(rows: PublicReader, id: PictureId): Promise<boolean> {
  const row = await rows.selectFrom("archive_picture").select("id").where("id", "=", id).limit(1).executeTakeFirst();
  return row !== undefined;
}
