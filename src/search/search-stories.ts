import type { StoryCode } from "../kernel/ids.js";
import type { OpenIndex } from "./open-index.js";
import { readerQuery } from "./reader-query.js";
import type { SearchAsk, SearchHits } from "./search-index.js";
import { quoted } from "./story-table.js";

const deepest = 1_000;
const mostAtOnce = 100;

interface Hit {
  readonly code: number;
  readonly publishedAt: number;
  readonly score: number;
}

/** Stories of the edition that have all the words. The best thousand are put in order, so that pages never overlap. */
export async function searchStories(index: OpenIndex, ask: SearchAsk): Promise<SearchHits> {
  const query = readerQuery(ask.text, ask.language);
  if (query === null) return { codes: [], total: 0, more: false };
  const found = await index.table
    .query()
    .fullTextSearch(query)
    .where(`edition = ${quoted(ask.edition)}`)
    .select(["code", "published_at", "_score"])
    .limit(deepest + 1)
    .toArrow();
  const columns = ["code", "published_at", "_score"].map(
    (name) => found.getChild(name)?.toArray() as ArrayLike<number>,
  );
  const hits = hitsOf(columns, found.numRows).sort(bestFirst).slice(0, deepest);
  const page = hits.slice(ask.offset, ask.offset + Math.min(ask.limit, mostAtOnce));
  return { codes: page.map((hit) => hit.code as StoryCode), total: hits.length, more: found.numRows > deepest };
}

function hitsOf([codes, instants, scores]: readonly ArrayLike<number>[], count: number): Hit[] {
  return Array.from({ length: count }, (_, at) => ({
    code: codes?.[at] ?? 0,
    publishedAt: instants?.[at] ?? 0,
    score: Math.round((scores?.[at] ?? 0) * 1e4),
  }));
}

/** Scores are compared to four digits: below that they differ by the order of adding only. */
const bestFirst = (a: Hit, b: Hit): number => b.score - a.score || b.publishedAt - a.publishedAt || b.code - a.code;
