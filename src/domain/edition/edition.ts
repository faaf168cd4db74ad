import type { EditionId } from "../../kernel/ids.js";

export type Direction = "ltr" | "rtl";
export const calendars = ["gregory", "persian", "islamic-umalqura"] as const;
export type Calendar = (typeof calendars)[number];
/** Unicode numbering systems (CLDR names). */
export const digitSets = ["latn", "arabext", "arab", "deva", "beng"] as const;
export type Digits = (typeof digitSets)[number];

/** A newspaper within the site: one language, one calendar, one front. */
export interface Edition {
  readonly id: EditionId;
  readonly name: string;
  /** A line under the name; may be empty. */
  readonly motto: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  /** IANA name. */
  readonly timeZone: string;
  readonly calendar: Calendar;
  readonly digits: Digits;
  /** The edition's one colour, `#rrggbb`. */
  readonly accent: string;
}
