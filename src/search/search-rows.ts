import { MatchQuery, Operator } from "@lancedb/lancedb";
import type { Table as Rows } from "apache-arrow";
import { matchingRows } from "./matching-rows.js";
import { type ReadIndex, tablesOf } from "./open-index.js";
import { scalesOf } from "./scales.js";
import type { SearchPlace } from "./search-index.js";
import { type SearchPlan, whereOf } from "./search-plan.js";
import type { RowFacts } from "./settled-rows.js";

/** A story that answers. */
export interface Found extends RowFacts {
  readonly score: number;
}

export interface FoundRows {
  readonly found: readonly Found[];
  /** Whether there may be more than were asked for. */
  readonly full: boolean;
}

/** Some stories in their order, and where the list goes on. */
export interface StoriesPage {
  readonly stories: readonly Found[];
  readonly older: SearchPlace | null;
}

interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
  /** Rows looked at in each table. */
  readonly limit: number;
}

/** Stories within a stretch of time that answer a plan, the best of each table; without words, any. */
export async function foundRows(index: ReadIndex, plan: SearchPlan, stretch: Stretch): Promise<FoundRows> {
  const texts = plan.verify === null ? [] : ["text"];
  const columns = ["code", "published_at", "section", ...texts];
  const where = whereOf(plan, stretch);
  const tables =
    plan.words.length === 0
      ? await plainRows(index, { where, columns, limit: stretch.limit })
      : await matchingRows(index, {
          query: allWords(plan.words),
          where,
          columns,
          settledColumns: texts,
          limit: stretch.limit,
        });
  const scales = scalesOf(index, plan.words);
  const found = tables.flatMap((rows, at) => foundIn(index, rows, { verify: plan.verify, scale: scales[at] ?? 1 }));
  return { found: onePerCode(found), full: tables.some((rows) => rows.numRows >= stretch.limit) };
}

export const allWords = (words: readonly string[]): MatchQuery =>
  new MatchQuery(words.join(" "), "text", { operator: Operator.And });

const plainRows = (
  index: ReadIndex,
  { where, columns, limit }: { readonly where: string; readonly columns: readonly string[]; readonly limit: number },
): Promise<readonly Rows[]> =>
  Promise.all(
    tablesOf(index).map((table) =>
      table
        .query()
        .where(where)
        .select([...columns])
        .limit(limit)
        .toArrow(),
    ),
  );

function foundIn(
  index: ReadIndex,
  rows: Rows,
  { verify, scale }: Pick<SearchPlan, "verify"> & { readonly scale: number },
): readonly Found[] {
  const scores = rows.getChild("_score")?.toArray() as ArrayLike<number> | undefined;
  const texts = rows.getChild("text");
  return factsOf(index, rows)
    .map((facts, at) => ({ ...facts, score: (scores?.[at] ?? 0) * scale }))
    .filter((_, at) => verify === null || verify(String(texts?.get(at))));
}

/** What is known of the rows of an answer: by their ids, or as the table gave it. */
export function factsOf({ generation }: ReadIndex, rows: Rows): readonly RowFacts[] {
  const ids = rows.getChild("_rowid");
  if (ids !== null && generation.settledRows !== null) return generation.settledRows.facts(ids);
  const [codes, moments] = ["code", "published_at"].map(
    (name) => rows.getChild(name)?.toArray() as ArrayLike<number> | undefined,
  );
  const sections = rows.getChild("section");
  return Array.from({ length: rows.numRows }, (_, at) => ({
    code: codes?.[at] ?? 0,
    publishedAt: moments?.[at] ?? 0,
    section: String(sections?.get(at)),
  }));
}

/** While a story moves from one table to the other it stands in both: the later one is true. */
function onePerCode(found: readonly Found[]): readonly Found[] {
  const byCode = new Map(found.map((one) => [one.code, one]));
  return byCode.size === found.length ? found : [...byCode.values()];
}
