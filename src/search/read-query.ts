import type { Edition } from "../domain/edition/edition.js";
import type { Section } from "../domain/section/section.js";
import type { Instant, Slug } from "../kernel/ids.js";
import { slugOf } from "../kernel/slug.js";
import { parsePeriod } from "../language/archive-address.js";
import { latinDigits } from "../language/digits.js";
import type { MessageKey } from "../language/messages/en.js";
import { foldedName } from "../language/month-names.js";
import { parsePrintedDate } from "../language/printed-date.js";
import { type Speaker, speakerOf } from "../language/speak.js";
import type { Narrowing } from "./search-index.js";

/** A reader's line, taken apart. */
export interface ReadQuery {
  /** The plain words of it, phrases left out. */
  readonly text: string;
  readonly narrowing: Narrowing;
  /** All but the plain words, as it was typed. */
  readonly rest: string;
  /** What was meant as more than words and could not be read: it was read as words. */
  readonly unread: readonly string[];
}

export type ReadingEdition = Pick<Edition, "language" | "digits" | "calendar" | "timeZone"> & {
  readonly sections: readonly Pick<Section, "slug" | "name">[];
};

const quotes = '"“”«»„‟＂';
/** A minus, a name with a colon, and then words in quotes or one word. */
const token = new RegExp(
  `(?<minus>(?<=^|\\s)[-−](?=\\S))?(?:(?<name>\\p{L}[\\p{L}\\p{M}\u200c_]*)[:：]\\s*)?(?:[${quotes}](?<quoted>[^${quotes}]*)(?<end>[${quotes}])?|(?<word>[^\\s${quotes}]+))`,
  "gu",
);
const mostTokens = 24;

/** The names a line may use, by what they ask for: each in English and in the edition's language. */
const names = {
  section: "opSection",
  topic: "opTopic",
  by: "opBy",
  after: "opAfter",
  before: "opBefore",
} as const satisfies Record<string, MessageKey>;
type Name = keyof typeof names;

interface Draft {
  words: string[];
  rest: string[];
  unread: string[];
  phrases: string[];
  without: string[];
  section?: Slug;
  topics: Slug[];
  by: string[];
  from?: Instant;
  to?: Instant;
}

/**
 * Reads a line in the readers' language of search: words, "phrases", -without, section:, topic:, by:, after: and
 * before:, the last two in the edition's calendar and in any digits. Nothing in it is an error: what cannot be read is
 * words, and is told.
 */
export function readQuery(line: string, edition: ReadingEdition): ReadQuery {
  const draft: Draft = { words: [], rest: [], unread: [], phrases: [], without: [], topics: [], by: [] };
  const named = namesOf(edition);
  let left = mostTokens;
  for (const found of line.matchAll(token)) {
    left -= 1;
    if (left < 0) break;
    readToken(draft, found, { edition, named });
  }
  const { words, rest, unread, ...narrowing } = draft;
  return { text: words.join(" "), narrowing, rest: rest.join(" "), unread };
}

interface Reading {
  readonly edition: ReadingEdition;
  readonly named: ReadonlyMap<string, Name>;
}

function readToken(draft: Draft, found: RegExpExecArray, { edition, named }: Reading): void {
  const { minus, name, quoted, end, word } = found.groups ?? {};
  const typed = found[0];
  const value = (quoted ?? word ?? "").trim();
  if (value === "") return;
  if (quoted !== undefined && end === undefined) return asWords(draft, typed);
  if (name === undefined) {
    if (minus !== undefined) return also(draft, typed, () => draft.without.push(value));
    if (quoted !== undefined) return also(draft, typed, () => draft.phrases.push(value));
    draft.words.push(typed);
    return;
  }
  const known = named.get(foldedName(name));
  // A colon after any other word is only punctuation.
  if (known === undefined) draft.words.push(typed);
  else if (minus === undefined && narrow(draft, edition, { name: known, value })) draft.rest.push(typed);
  else asWords(draft, typed, value);
}

function asWords(draft: Draft, typed: string, value = typed): void {
  draft.unread.push(typed);
  draft.words.push(value);
}

function also(draft: Draft, typed: string, read: () => void): void {
  read();
  draft.rest.push(typed);
}

/** Takes in what a name asks for; false where its value cannot be read. */
function narrow(draft: Draft, edition: ReadingEdition, { name, value }: { name: Name; value: string }): boolean {
  if (name === "by") draft.by.push(value);
  else if (name === "topic") draft.topics.push(slugOf(value));
  else if (name === "section") {
    const section = sectionCalled(edition, value);
    if (section === null) return false;
    draft.section = section;
  } else {
    const at = startOf(edition, value);
    if (at === null) return false;
    draft[name === "after" ? "from" : "to"] = at;
  }
  return true;
}

function sectionCalled({ sections }: ReadingEdition, value: string): Slug | null {
  const wanted = foldedName(value);
  return sections.find(({ slug, name }) => slug === slugOf(value) || foldedName(name) === wanted)?.slug ?? null;
}

/** The years of the Gregorian calendar, as nobody would count them in another. */
const gregorianFrom = 1700;

/** The first moment of a year, a month or a day: by numbers in the edition's calendar or the Gregorian, or as printed. */
function startOf(edition: ReadingEdition, value: string): Instant | null {
  const numbers = latinDigits(value).split(/[-/.٫]/);
  const calendar = Number(numbers[0]) >= gregorianFrom ? "gregory" : edition.calendar;
  return parsePeriod({ ...edition, calendar }, numbers)?.from ?? parsePrintedDate(value, edition)?.at ?? null;
}

const known = new Map<string, ReadonlyMap<string, Name>>();

function namesOf({ language, digits }: ReadingEdition): ReadonlyMap<string, Name> {
  const found = known.get(language);
  if (found !== undefined) return found;
  const voices = [speakerOf({ language: "en", digits }), speakerOf({ language, digits })];
  const all = new Map(voices.flatMap((say) => Object.keys(names).flatMap((name) => spellings(say, name as Name))));
  known.set(language, all);
  return all;
}

const spellings = (say: Speaker, name: Name): readonly (readonly [string, Name])[] =>
  say(names[name])
    .split("|")
    .map((spelling) => [foldedName(spelling), name]);
