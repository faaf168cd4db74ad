import { MatchQuery, Operator } from "@lancedb/lancedb";
import type { Table as Rows } from "apache-arrow";
import type { StoryCode } from "../kernel/ids.js";
import { analysed } from "../language/analysis/analysed.js";
import { foldedWords } from "../language/analysis/folded-words.js";
import { askedWords } from "./asked-words.js";
import { matchingRows } from "./matching-rows.js";
import type { ReadIndex } from "./open-index.js";
import type { CompleteAsk } from "./search-index.js";
import { quoted } from "./story-table.js";

const mostCharacters = 100;
/** Words a begun one may stand for. */
const mostEndings = 24;
const mostRows = 200;
const recent = 60 * 86_400_000;

/** What was typed: whole words, and what the one at the end may become. */
interface Begun {
  readonly whole: readonly string[];
  /** Folded letters; empty where the last word is ended. */
  readonly start: string;
  readonly endings: readonly string[];
}

interface Headline {
  readonly code: number;
  readonly publishedAt: number;
  readonly terms: readonly string[];
}

/** Stories whose headlines have the words typed so far, newest first: of the last sixty days, then of all time. */
export async function completeHeadline(index: ReadIndex, ask: CompleteAsk): Promise<readonly StoryCode[]> {
  const begun = begunWords(index, ask);
  const queries = queriesOf(begun);
  const edition = `edition = ${quoted(ask.edition)}`;
  const wheres = [`${edition} AND published_at >= ${ask.now - recent}`, edition];
  const columns = ["code", "published_at", "headline"];
  const tables = await Promise.all(
    queries.flatMap((query) => wheres.map((where) => matchingRows(index, { query, where, columns, limit: mostRows }))),
  );
  const headlines = new Map(
    tables
      .flat()
      .flatMap(headlinesOf)
      .map((one) => [one.code, one]),
  );
  return [...headlines.values()]
    .filter(({ terms }) => goesOn(terms, begun))
    .sort((a, b) => b.publishedAt - a.publishedAt || b.code - a.code)
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

/** Both halves are asked, each for its best: where one is common, the other finds what has both. */
function queriesOf({ whole, endings }: Begun): readonly MatchQuery[] {
  const all = whole.length === 0 ? [] : [new MatchQuery(whole.join(" "), "headline", { operator: Operator.And })];
  return endings.length === 0
    ? all
    : [...all, new MatchQuery(endings.join(" "), "headline", { operator: Operator.Or })];
}

function headlinesOf(rows: Rows): Headline[] {
  const [codes, instants, headlines] = ["code", "published_at", "headline"].map((name) => rows.getChild(name));
  return Array.from({ length: rows.numRows }, (_, at) => ({
    code: Number(codes?.get(at)),
    publishedAt: Number(instants?.get(at)),
    terms: String(headlines?.get(at)).split(" "),
  }));
}

const goesOn = (terms: readonly string[], { whole, start, endings }: Begun): boolean =>
  whole.every((word) => terms.includes(word)) &&
  (start === "" || terms.some((term) => endings.includes(term) || term.startsWith(start)));
