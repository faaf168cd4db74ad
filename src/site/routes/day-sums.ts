import { placeOf } from "../../kernel/sorted-texts.js";

/** The number of stories of each day of one edition, in memory, for sums over years and months of them. */
export interface DaySums {
  /** Sets a day's number (ISO 8601 day); none takes the day out. */
  set(day: string, stories: number): void;
  /** How many stories the days from one to another have, both included. */
  within(first: string, last: string): number;
  /** Each month (`2021-12`) that has stories, in order. */
  months(): readonly MonthCount[];
}

export interface MonthCount {
  readonly month: string;
  readonly count: number;
}

export function createDaySums(): DaySums {
  const counts = new Map<string, number>();
  let summed: Summed | null = null;
  // A day that comes or goes moves those after it; another number of a day that is there does not.
  let days: readonly string[] | null = null;
  const sums = (): Summed => {
    days ??= [...counts.keys()].sort();
    summed ??= sumUp(days, counts);
    return summed;
  };
  return {
    set(day, stories) {
      if ((counts.get(day) ?? 0) === stories) return;
      if (stories === 0 || !counts.has(day)) days = null;
      summed = null;
      if (stories === 0) counts.delete(day);
      else counts.set(day, stories);
    },
    within(first, last) {
      const { upTo } = sums();
      const all = days ?? [];
      return Math.max(0, (upTo[placeOf(all, `${last}~`)] ?? 0) - (upTo[placeOf(all, first)] ?? 0));
    },
    months: () => sums().months,
  };
}

interface Summed {
  /** At each place the number of stories of all days before it. */
  readonly upTo: readonly number[];
  readonly months: readonly MonthCount[];
}

function sumUp(days: readonly string[], counts: ReadonlyMap<string, number>): Summed {
  const upTo = [0];
  const months: { month: string; count: number }[] = [];
  let total = 0;
  for (const day of days) {
    const count = counts.get(day) ?? 0;
    total += count;
    upTo.push(total);
    const last = months.at(-1);
    if (last !== undefined && day.startsWith(last.month)) last.count += count;
    else months.push({ month: day.slice(0, "2021-12".length), count });
  }
  return { upTo, months };
}
