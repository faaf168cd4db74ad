import { bareFront, type Front, frontKey } from "../../domain/front/front.js";
import type { ArchiveReading } from "../reading.js";

/** What an editor set for a front; an empty one where none did. One query. The caller notes which part it used. */
export async function curatedFront(
  reading: Pick<ArchiveReading, "rows">,
  whose: Pick<Front, "edition" | "section">,
): Promise<Front> {
  const row = await reading.rows
    .selectFrom("archive_front")
    .select("body")
    .where("edition", "=", frontKey(whose))
    .executeTakeFirst();
  return row === undefined ? bareFront(whose) : (JSON.parse(row.body) as Front);
}
