import type { StoryCode } from "../kernel/ids.js";
import { analysed } from "../language/analysis/analysed.js";
import { foldedWords } from "../language/analysis/folded-words.js";
import { askedWords } from "./asked-words.js";
import { newestFirst } from "./best-stories.js";
import { mostStories } from "./expected-stories.js";
import { type Hit, matchingStories } from "./matching-stories.js";
import { ofEdition, within } from "./narrowed.js";
import type { ReadIndex } from "./open-index.js";
import type { CompleteAsk } from "./search-index.js";

const mostCharacters = 100;
/** Words a begun one may stand for. */
const mostEndings = 24;
const mostStoriesRead = 200;
const recent = 60 * 86_400_000;

/** What was typed: whole words, and what the one at the end may become. */
interface Begun {
  readonly whole: readonly string[];
  /** Folded letters; empty where the last word is ended. */
  readonly start: string;
  readonly endings: readonly string[];
}

/** Stories whose headlines have all the words typed so far, newest first: of the last sixty days, then of all time. */
export async function completeHeadline(index: ReadIndex, ask: CompleteAsk): Promise<readonly StoryCode[]> {
  const begun = begunWords(index, ask);
  const halves = halvesOf(begun);
  // A half alone is answered by the index; two have to be held against the headline.
  const isWhole = halves.length < 2;
  const found = await Promise.all(halves.flatMap((half) => hitsOf(index, ask, { ...half, isWhole })));
  const headlines = new Map(found.flat().map((hit) => [hit.code, hit]));
  return [...headlines.values()]
    .filter(({ headline }) => isWhole || goesOn(headline.split(" "), begun))
    .sort(newestFirst)
    .slice(0, ask.limit)
    .map(({ code }) => code as StoryCode);
}

function begunWords({ words }: ReadIndex, { text, language, edition }: CompleteAsk): Begun {
  const typed = text.slice(0, mostCharacters);
  const last = /[\p{L}\p{M}\p{N}\u200c\u200d]+$/u.exec(typed)?.[0] ?? "";
  const start = foldedWords(last).join("");
  const before = last === "" ? typed : typed.slice(0, -last.length);
  const known = start === "" ? [] : words.beginning(edition, start, mostEndings).map(({ written }) => written);
  const endings = last === "" ? [] : [last, ...known].flatMap((word) => analysed(word, language).split(" "));
  return { whole: askedWords(before, language), start, endings: [...new Set(endings)].filter((term) => term !== "") };
}

interface Half {
  readonly words: readonly string[];
  readonly all: boolean;
}

/** Both halves are asked, each for its best: where one is common, the other finds what has both. */
const halvesOf = ({ whole, endings }: Begun): readonly Half[] =>
  [
    { words: whole, all: true },
    { words: endings, all: false },
  ].filter(({ words }) => words.length > 0);

/** The best of all time, and of the last days, if these need not be among them. */
function hitsOf(
  index: ReadIndex,
  { edition, now }: CompleteAsk,
  { words, all, isWhole }: Half & { readonly isWhole: boolean },
): readonly Promise<readonly Hit[]>[] {
  const take = isWhole ? [] : (["headline"] as const);
  const ask = { words, all, column: "headline", take, limit: mostStoriesRead } as const;
  const anyTime = ofEdition(edition);
  const few = mostStories(index, ask) < mostStoriesRead;
  const times = few ? [anyTime] : [within(anyTime, now - recent, null), anyTime];
  return times.map(async (narrowed) => (await matchingStories(index, { ...ask, narrowed })).hits);
}

const goesOn = (terms: readonly string[], { whole, start, endings }: Begun): boolean =>
  whole.every((word) => terms.includes(word)) &&
  (start === "" || terms.some((term) => endings.includes(term) || term.startsWith(start)));
