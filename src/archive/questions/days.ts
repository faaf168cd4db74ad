import { sql } from "kysely";
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

/** Days from one to another, both included, as ISO days. */
interface Days {
  readonly first: string;
  readonly last: string;
}

const countedAtOnce = 100;

/** How many stories each of several stretches of days has, in their order. One query for each hundred of them. */
export async function countsWithin(
  reading: ArchiveReading,
  { edition, from, to }: Stretch,
  stretches: readonly Days[],
): Promise<readonly number[]> {
  reading.sawSpan({ list: editionList(edition), from, to: to - 1 });
  const counts: number[] = [];
  for (let start = 0; start < stretches.length; start += countedAtOnce) {
    const sums = stretches.slice(start, start + countedAtOnce).map(
      ({ first, last }) => sql`(select coalesce(sum(stories), 0) from archive_day
        where edition = ${edition} and day between ${first} and ${last})`,
    );
    const columns = sql.join(sums.map((sum, at) => sql`${sum} as ${sql.ref(`at_${at}`)}`));
    const { rows } = await sql<Record<string, number>>`select ${columns}`.execute(reading.rows);
    counts.push(...sums.map((_, at) => Number(rows[0]?.[`at_${at}`] ?? 0)));
  }
  return counts;
}

/** How many stories each month (`2021-12`) of an edition has, the first one first; months with none are left out. One query. */
export async function monthCounts(
  reading: ArchiveReading,
  edition: EditionId,
): Promise<readonly { readonly month: string; readonly count: number }[]> {
  reading.sawSpan({ list: editionList(edition), from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY });
  const month = sql<string>`substr(day, 1, 7)`;
  const rows = await reading.rows
    .selectFrom("archive_day")
    .select([month.as("month"), (on) => on.fn.sum<number>("stories").as("count")])
    .where("edition", "=", edition)
    .groupBy(month)
    .execute();
  return rows
    .map((row) => ({ month: row.month, count: Number(row.count) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
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
