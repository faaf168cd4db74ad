import type { Edition } from "../../domain/edition/edition.js";
import { type Instant, parseStoryCode, type StoryCode } from "../../kernel/ids.js";
import { latinDigits } from "../../language/digits.js";
import { parsePrintedDate } from "../../language/printed-date.js";
import type { IncomingBlock } from "../incoming.js";
import type { Line } from "./page-lines.js";

/** What the part of a page that is the story itself says. */
export interface Article {
  readonly published: Instant | null;
  readonly code: StoryCode | null;
  readonly headline: string | null;
  readonly standfirst: string | null;
  readonly body: readonly IncomingBlock[];
  readonly unplaced: readonly Line[];
}

const longestStandfirst = 500;
const longestCrosshead = 90;
const fullStop = /[.!?:;…؟۔»”"’')\]]$/u;

export function readArticle(lines: readonly Line[], edition: Edition): Article {
  const { date, code, rest } = takeFacts(lines, edition);
  const headline = headlineOf(rest, code?.line ?? null);
  const from = headline === null ? 0 : rest.lastIndexOf(lastOf(rest, headline)) + 1;
  const before = rest.slice(0, from).filter(({ text }) => text !== headline);
  const after = rest.slice(from).filter(({ label }) => label === null);
  const said = rest.slice(from).filter(({ label }) => label !== null);
  const [first, ...others] = after;
  const hasStandfirst = first !== undefined && others.length > 0 && first.text.length <= longestStandfirst;
  const body = (hasStandfirst ? others : after).map((line, at, all) => blockOf(line, at < all.length - 1));
  return {
    published: date,
    code: code?.code ?? null,
    headline,
    standfirst: hasStandfirst ? first.text : null,
    body,
    unplaced: [...before, ...said],
  };
}

interface Facts {
  readonly date: Instant | null;
  readonly code: { readonly code: StoryCode; readonly line: number } | null;
  /** Lines that are neither, nor furniture that says nothing. */
  readonly rest: readonly Line[];
}

/** The dateline (of several dates the first with an hour) and the story code, beside the label or on the next line. */
function takeFacts(lines: readonly Line[], edition: Edition): Facts {
  const dates = lines.map(({ text }) => parsePrintedDate(text, edition));
  const date = dates.find((one) => one?.withTime === true) ?? dates.find((one) => one !== null) ?? null;
  const label = lines.findIndex((line) => line.label?.kind === "code");
  const own = parseStoryCode(latinDigits(lines[label]?.label?.value ?? "").replace(/\D/g, ""));
  const next = own === null && label >= 0 ? parseStoryCode(latinDigits(lines[label + 1]?.text ?? "")) : null;
  const taken = new Set([label, next === null ? -1 : label + 1]);
  const code = own ?? next;
  const rest = lines.filter(
    ({ label: one }, at) => dates[at] === null && !taken.has(at) && !(one?.kind === "noise" && one.value === ""),
  );
  return { date: date?.at ?? null, code: code === null ? null : { code, line: lines[label]?.number ?? 0 }, rest };
}

/** A headline that stands above the code and again below it is sure; else what stands just above, or first of all. */
function headlineOf(rest: readonly Line[], codeLine: number | null): string | null {
  const texts = rest.map(({ text }) => text);
  const twice = texts.find((text, at) => texts.indexOf(text) !== at);
  if (twice !== undefined) return twice;
  const above = codeLine === null ? undefined : rest.filter(({ number }) => number < codeLine).at(-1);
  return above?.text ?? texts[0] ?? null;
}

/** The headline's last print at the top of the page: below it the story begins. */
function lastOf(rest: readonly Line[], headline: string): Line {
  const prints = rest.filter(({ text }) => text === headline);
  const last = prints.at(-1);
  if (last === undefined) throw new Error("A headline that stands nowhere.");
  return last;
}

/** A short line of its own without a full stop, with text below it, is a crosshead. */
function blockOf({ text, apart }: Line, hasMore: boolean): IncomingBlock {
  const crosshead = apart && hasMore && text.length <= longestCrosshead && !fullStop.test(text);
  return crosshead ? { kind: "crosshead", text } : { kind: "paragraph", text: [{ text }] };
}
