import type { Front } from "../../domain/front/front.js";
import type { EditionId } from "../../kernel/ids.js";
import type { ArchiveReading } from "../reading.js";

/** What an editor set for an edition's front; an empty one where none did. One query. The caller notes which half it used. */
export async function curatedFront(reading: ArchiveReading, edition: EditionId): Promise<Front> {
  const row = await reading.rows
    .selectFrom("archive_front")
    .select("body")
    .where("edition", "=", edition)
    .executeTakeFirst();
  return row === undefined ? { edition, slots: [], featured: [] } : (JSON.parse(row.body) as Front);
}
