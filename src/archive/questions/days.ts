import type { PublicReader } from "../../database/handles.js";
import type { EditionId, Instant } from "../../kernel/ids.js";
import { cardColumns } from "../card-of.js";
import { daysList, editionList } from "../change.js";
import type { ArchiveReading } from "../reading.js";
import type { CardPage, Cursor, DayCount } from "../shapes.js";
import { cutToPage } from "./newest.js";

export interface Stretch {
  readonly edition: EditionId;
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}

/** How many stories each day between two ISO days has, both included; days with none are left out. One query. */
export async function dayCounts(
  reading: ArchiveReading,
  stretch: Stretch,
  days: { readonly first: string; readonly last: string },
): Promise<readonly DayCount[]> {
  reading.sawSpan({ list: editionList(stretch.edition), from: stretch.from, to: stretch.to - 1 });
  const rows = await reading.rows
    .selectFrom("archive_day")
    .select(["day", "stories"])
    .where("edition", "=", stretch.edition)
    .where("day", ">=", days.first)
    .where("day", "<=", days.last)
    .orderBy("day")
    .execute();
  return rows.map(({ day, stories }) => ({ day, count: stories }));
}

/** How many stories an edition's days have, of all days or of those named; days with none are left out. One query. */
export async function storiesByDay(
  rows: PublicReader,
  edition: EditionId,
  days: readonly string[] | null,
): Promise<readonly DayCount[]> {
  const all = rows.selectFrom("archive_day").select(["day", "stories"]).where("edition", "=", edition);
  const found = await (days === null ? all : all.where("day", "in", days)).execute();
  return found.map(({ day, stories }) => ({ day, count: stories }));
}

/** A page of the stories of a stretch of time, newest first. One query. */
export async function storiesWithin(
  reading: ArchiveReading,
  { edition, from, to }: Stretch,
  { before, limit }: { readonly before: Cursor | null; readonly limit: number },
): Promise<CardPage> {
  const start = before ?? { publishedAt: to, code: 0 };
  const rows = await reading.rows
    .selectFrom("archive_story")
    .select(cardColumns)
    .where("edition", "=", edition)
    .where("published_at", ">=", from)
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple("published_at", "code"), "<", tuple(start.publishedAt as number, start.code as number)),
    )
    .orderBy("published_at", "desc")
    .orderBy("code", "desc")
    .limit(limit + 1)
    .execute();
  const page = cutToPage(reading, limit, rows);
  reading.sawSpan({
    list: editionList(edition),
    from: page.older?.publishedAt ?? from,
    to: before?.publishedAt ?? to - 1,
  });
  return page;
}

/** The nearest days with stories before and after an ISO day. Two queries. */
export async function neighbourDays(
  reading: ArchiveReading,
  edition: EditionId,
  day: string,
): Promise<{ readonly earlier: string | null; readonly later: string | null }> {
  const days = reading.rows.selectFrom("archive_day").select("day").where("edition", "=", edition).limit(1);
  const earlier = (await days.where("day", "<", day).orderBy("day", "desc").executeTakeFirst())?.day ?? null;
  const later = (await days.where("day", ">", day).orderBy("day").executeTakeFirst())?.day ?? null;
  const from = earlier === null ? Number.NEGATIVE_INFINITY : Date.parse(earlier);
  const to = later === null ? Number.POSITIVE_INFINITY : Date.parse(later);
  reading.sawSpan({ list: daysList(edition), from, to });
  return { earlier, later };
}

/** The first and the last day an edition has stories of; null for an empty edition. Two queries. */
export async function firstAndLastDay(
  reading: ArchiveReading,
  edition: EditionId,
): Promise<{ readonly first: string; readonly last: string } | null> {
  const days = reading.rows.selectFrom("archive_day").select("day").where("edition", "=", edition).limit(1);
  const first = await days.orderBy("day").executeTakeFirst();
  const last = await days.orderBy("day", "desc").executeTakeFirst();
  const list = daysList(edition);
  reading.sawSpan({
    list,
    from: Number.NEGATIVE_INFINITY,
    to: first === undefined ? Number.POSITIVE_INFINITY : Date.parse(first.day),
  });
  if (first === undefined || last === undefined) return null;
  reading.sawSpan({ list, from: Date.parse(last.day), to: Number.POSITIVE_INFINITY });
  return { first: first.day, last: last.day };
}
