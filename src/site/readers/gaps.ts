import { escapeMarkup } from "../../kernel/escape.js";

/** What a drawn form has of one reader alone. */
export const gaps = ["words", "name", "seal", "to", "writer"] as const;
export type Gap = (typeof gaps)[number];
export type Filling = Readonly<Record<Gap, string>>;

/** Stands in a drawn page where something of the reader's goes: nobody can write it by chance. */
const sign = "\u{10f0f0}";
const markOf = (gap: Gap): string => `${sign}${gap}${sign}`;

/** Fills every gap with its own mark, to be drawn. */
export const marks = Object.fromEntries(gaps.map((gap) => [gap, markOf(gap)])) as Filling;

/** Puts what is one reader's own into a page that was drawn with marks. */
export function fillGaps(drawn: string, filling: Filling): string {
  return drawn
    .split(sign)
    .map((part, at) => (at % 2 === 0 ? part : textFor(part as Gap, filling)))
    .join("");
}

/** A textarea loses a line's end at its beginning (WHATWG HTML, 13.2.6.4.7): it gets one to lose. */
const textFor = (gap: Gap, filling: Filling): string => `${gap === "words" ? "\n" : ""}${escapeMarkup(filling[gap])}`;
