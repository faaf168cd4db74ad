import type { EditionId, Slug } from "../../kernel/ids.js";
import { type CardRow, cardColumns, cardOf } from "../card-of.js";
import { editionList, sectionList } from "../change.js";
import type { ArchiveReading } from "../reading.js";
import type { CardPage, Cursor } from "../shapes.js";

export interface ListAsk {
  readonly edition: EditionId;
  /** Null: the whole edition. */
  readonly section: Slug | null;
  /** Null: from the newest on. */
  readonly before: Cursor | null;
  readonly limit: number;
}

/** A page of an edition's or a section's stories, newest first, by keyset. One query. */
export async function newest(reading: ArchiveReading, ask: ListAsk): Promise<CardPage> {
  const { edition, section, before, limit } = ask;
  let query = reading.rows
    .selectFrom("archive_story")
    .select(cardColumns)
    .where("edition", "=", edition)
    .orderBy("published_at", "desc")
    .orderBy("code", "desc")
    .limit(limit + 1);
  if (section !== null) query = query.where("section", "=", section);
  if (before !== null)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("published_at", "code"), "<", tuple(before.publishedAt as number, before.code as number)),
    );
  const list = section === null ? editionList(edition) : sectionList(edition, section);
  return pageOf(reading, { list, before, limit }, await query.execute());
}

/** Cuts rows to a page and notes the stretch of the list it read. */
export function pageOf(
  reading: ArchiveReading,
  { list, before, limit }: { readonly list: string; readonly before: Cursor | null; readonly limit: number },
  rows: readonly CardRow[],
): CardPage {
  const page = cutToPage(reading, limit, rows);
  const from = page.older?.publishedAt ?? Number.NEGATIVE_INFINITY;
  reading.sawSpan({ list, from, to: before?.publishedAt ?? Number.POSITIVE_INFINITY });
  return page;
}

/** The first `limit` rows as cards; one row more than the limit means that there is an older page. */
export function cutToPage(reading: ArchiveReading, limit: number, rows: readonly CardRow[]): CardPage {
  const cards = rows.slice(0, limit).map(cardOf);
  const last = cards.at(-1);
  for (const card of cards) reading.sawCard(card.code);
  const older = rows.length > limit && last !== undefined ? { publishedAt: last.publishedAt, code: last.code } : null;
  return { cards, older };
}
