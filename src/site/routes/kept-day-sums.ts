import { storiesByDay } from "../../archive/questions/days.js";
import type { ArchiveReading } from "../../archive/reading.js";
import type { PublicReader } from "../../database/handles.js";
import type { EditionId } from "../../kernel/ids.js";
import type { PageChange } from "../cache/page-cache.js";
import { createDaySums, type DaySums } from "./day-sums.js";

/**
 * How many stories each day of each edition has, kept in step with the archive: a list of all years or of all months
 * sums up every day there ever was, of which a publication changes one.
 */
export interface KeptDaySums {
  of(reading: ArchiveReading, edition: EditionId): Promise<DaySums>;
  /** A change of the archive: the days it touches are read anew when they are next asked for. */
  touch(change: PageChange): void;
}

interface Kept {
  readonly sums: DaySums;
  /** Days to read anew. */
  readonly touched: Set<string>;
  /** Ends when what was begun to be read is in the sums. */
  read: Promise<void>;
}

const oneDay = 24 * 60 * 60 * 1000;
/** Days read anew at once; beyond it an edition is read whole again. */
const mostTouched = 300;

export function keepDaySums(rows: PublicReader): KeptDaySums {
  const editions = new Map<string, Kept>();
  const begin = (edition: EditionId): Kept => {
    const sums = createDaySums();
    // Kept before it is read, so that a day touched meanwhile is read once more.
    const kept = { sums, touched: new Set<string>(), read: readInto(sums, rows, { edition, days: null }) };
    editions.set(edition, kept);
    return kept;
  };
  return {
    async of(reading, edition) {
      reading.sawSpan({ list: edition, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY });
      const kept = editions.get(edition) ?? begin(edition);
      const days = [...kept.touched];
      kept.touched.clear();
      if (days.length > 0) kept.read = kept.read.then(() => readInto(kept.sums, rows, { edition, days }));
      await kept.read.catch((error: unknown) => {
        if (editions.get(edition) === kept) editions.delete(edition);
        throw error;
      });
      return kept.sums;
    },
    touch({ tags, moments }) {
      // An edition with another time zone has its stories on other days.
      for (const edition of editions.keys()) if (tags.includes(`edition:${edition}`)) editions.delete(edition);
      for (const { list, at } of moments) touchDays(editions, list, at);
    },
  };
}

/** The local day of a moment is the one in UTC or one beside it, whatever the time zone. */
function touchDays(editions: Map<string, Kept>, edition: string, at: number): void {
  const touched = editions.get(edition)?.touched;
  if (touched === undefined) return;
  for (const day of [at - oneDay, at, at + oneDay]) touched.add(new Date(day).toISOString().slice(0, 10));
  if (touched.size > mostTouched) editions.delete(edition);
}

async function readInto(
  sums: DaySums,
  rows: PublicReader,
  { edition, days }: { readonly edition: EditionId; readonly days: readonly string[] | null },
): Promise<void> {
  for (const day of days ?? []) sums.set(day, 0);
  for (const { day, count } of await storiesByDay(rows, edition, days)) sums.set(day, count);
}
