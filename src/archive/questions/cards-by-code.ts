import type { StoryCode } from "../../kernel/ids.js";
import { cardColumns, cardOf } from "../card-of.js";
import type { ArchiveReading } from "../reading.js";
import type { StoryCard } from "../shapes.js";

/** The cards of those codes that are public. One query. */
export async function cardsByCode(
  reading: ArchiveReading,
  codes: readonly StoryCode[],
): Promise<ReadonlyMap<StoryCode, StoryCard>> {
  for (const code of codes) reading.sawCard(code);
  if (codes.length === 0) return new Map();
  const rows = await reading.rows.selectFrom("archive_story").select(cardColumns).where("code", "in", codes).execute();
  return new Map(rows.map(cardOf).map((card) => [card.code, card]));
}
