import type { Reader } from "../database/handles.js";
import type { Edition } from "../domain/edition/edition.js";
import type { EditionId } from "../kernel/ids.js";

/** Every edition of the site, by its id, in their order. */
export async function readEditions(reader: Reader): Promise<ReadonlyMap<EditionId, Edition>> {
  const rows = await reader.selectFrom("archive_edition").selectAll().orderBy("position").execute();
  return new Map(rows.map(({ body }) => JSON.parse(body) as Edition).map((edition) => [edition.id, edition]));
}
