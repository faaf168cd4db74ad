import { sql } from "kysely";
import type { Reference } from "../../domain/story/revision.js";
import type { EditionId, StoryCode } from "../../kernel/ids.js";
import { headlineKey } from "../../language/analysis/headline-key.js";
import { cardColumns, cardOf } from "../card-of.js";
import type { ArchiveReading } from "../reading.js";
import type { Listed, StoryCard } from "../shapes.js";

type Cards = ReadonlyMap<StoryCode, StoryCard>;

/**
 * What references show now: stories that are public, and stubs, each of which is filled when a story of its headline
 * is in the edition. At most two queries, whatever their number.
 */
export async function listed(
  reading: ArchiveReading,
  edition: EditionId,
  references: readonly Reference[],
): Promise<readonly Listed[]> {
  const codes = references.flatMap((reference) => (reference.kind === "story" ? [reference.code] : []));
  const keys = references.flatMap((reference) => (reference.kind === "stub" ? [headlineKey(reference.headline)] : []));
  for (const code of codes) reading.sawCard(code);
  for (const key of keys) reading.sawTag(`headline:${edition}:${key}`);
  const byCode = await cardsOf(reading, codes);
  const byKey = await cardsOfHeadlines(reading, edition, keys);
  return references.flatMap((reference) => show(reference, byCode, byKey));
}

function show(reference: Reference, byCode: Cards, byKey: ReadonlyMap<string, StoryCard>): readonly Listed[] {
  if (reference.kind === "story") {
    const card = byCode.get(reference.code);
    return card === undefined ? [] : [{ kind: "story", card }];
  }
  const card = byKey.get(headlineKey(reference.headline));
  return [card === undefined ? { kind: "stub", stub: reference } : { kind: "story", card }];
}

async function cardsOf(reading: ArchiveReading, codes: readonly StoryCode[]): Promise<Cards> {
  if (codes.length === 0) return new Map();
  const rows = await reading.rows.selectFrom("archive_story").select(cardColumns).where("code", "in", codes).execute();
  return new Map(rows.map(cardOf).map((card) => [card.code, card]));
}

/** Of several stories with one headline the newest: the one the listing page most likely meant is not known. */
async function cardsOfHeadlines(
  reading: ArchiveReading,
  edition: EditionId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, StoryCard>> {
  if (keys.length === 0) return new Map();
  const rows = await reading.rows
    .selectFrom("archive_story")
    .select([
      ...cardColumns,
      "headline_key",
      sql<number>`row_number() over (partition by headline_key order by published_at desc, code desc)`.as("rank"),
    ])
    .where("edition", "=", edition)
    .where("headline_key", "in", keys)
    .execute();
  for (const row of rows) reading.sawCard(row.code as StoryCode);
  return new Map(rows.filter((row) => Number(row.rank) === 1).map((row) => [row.headline_key, cardOf(row)]));
}
