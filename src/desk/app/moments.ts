import { useCallback } from "react";
import type { Edition } from "../../domain/edition/edition.js";
import type { Instant } from "../../kernel/ids.js";
import { longDay, shortTime } from "../../language/dates.js";
import { localeOf } from "../words/speak.js";
import type { DeskEdition } from "./me.js";

const format = { dateStyle: "medium", timeStyle: "short" } as const;

/** A moment as the story's own readers would count it: today's by its hour, others by their day, in the edition's calendar. */
export function useMoment(): (at: number, edition: DeskEdition | null) => string {
  return useCallback((at, edition) => momentIn(at, edition), []);
}

/** The same outside of a component; without an edition by the desk's own language and calendar and this machine's clock. */
export function momentIn(at: number, edition: DeskEdition | null): string {
  if (edition === null)
    return new Intl.DateTimeFormat(localeOf(document.documentElement.lang), format).format(new Date(at));
  // The contract's edition has every field that printing needs; its ids are only not branded.
  const printing = edition as unknown as Edition;
  const time = shortTime(printing, at as Instant);
  const day = longDay(printing, at as Instant);
  return day === longDay(printing, Date.now() as Instant) ? time : `${day} ${time}`;
}
