import type { Calendar, Digits, Edition } from "../domain/edition/edition.js";
import { type EditionId, parseEditionId } from "../kernel/ids.js";
import { directionOf } from "./direction.js";

interface Custom {
  readonly timeZone: string;
  readonly calendar?: Calendar;
  readonly digits?: Digits;
  /** At least 4.5:1 against white paper (WCAG 2.2, 1.4.3). */
  readonly accent?: string;
}

/** What papers in a language do; digits as they print them (Arabic and Urdu sites print Latin ones, Persian and Pashto their own). */
const customs: Record<string, Custom> = {
  ar: { timeZone: "Asia/Riyadh", accent: "#0b6b4f" },
  de: { timeZone: "Europe/Berlin" },
  es: { timeZone: "Europe/Madrid" },
  fa: { timeZone: "Asia/Tehran", calendar: "persian", digits: "arabext", accent: "#1d5c87" },
  fr: { timeZone: "Europe/Paris" },
  he: { timeZone: "Asia/Jerusalem", accent: "#1f4e9e" },
  hi: { timeZone: "Asia/Kolkata" },
  it: { timeZone: "Europe/Rome" },
  ja: { timeZone: "Asia/Tokyo" },
  ku: { timeZone: "Asia/Baghdad" },
  ps: { timeZone: "Asia/Kabul", calendar: "persian", digits: "arabext", accent: "#0b6b4f" },
  ru: { timeZone: "Europe/Moscow" },
  tr: { timeZone: "Europe/Istanbul", accent: "#a3201d" },
  uk: { timeZone: "Europe/Kyiv" },
  ur: { timeZone: "Asia/Karachi", accent: "#0b6b4f" },
  zh: { timeZone: "Asia/Shanghai" },
};

/** An edition as its language's newsrooms would have it; an editor gives it its own name. */
export function defaultEdition(id: EditionId, language: string): Edition {
  const custom = customs[primary(language)] ?? { timeZone: "UTC" };
  return {
    id,
    name: "Dateline",
    motto: "",
    language,
    direction: directionOf(language),
    timeZone: custom.timeZone,
    calendar: custom.calendar ?? "gregory",
    digits: custom.digits ?? "latn",
    accent: custom.accent ?? "#a3201d",
  };
}

/** The edition a story goes to that names none: its language's. */
export const editionOfLanguage = (language: string): EditionId =>
  parseEditionId(primary(language)) ?? ("en" as EditionId);

const primary = (language: string): string => language.toLowerCase().split("-")[0] ?? "en";
