import type { FullTextQuery } from "@lancedb/lancedb";
import type { Table as Rows } from "apache-arrow";
import { type ReadIndex, tablesOf } from "./open-index.js";

/** A question to the tables: words, and what the rows must be besides. */
export interface RowsAsk {
  readonly query: FullTextQuery;
  /** An SQL condition, or null. */
  readonly where: string | null;
  readonly columns: readonly string[];
  /** Columns of the settled table where they are other ones: with its row ids, by which the rest is known. */
  readonly settledColumns?: readonly string[];
  /** Rows wanted of each table, best first. */
  readonly limit: number;
}

/**
 * The rows that answer, table by table, the loose stories last, with their `_score` (BM25, by each table's own counts).
 * One kind of query alone, no boolean ones: those walk through every row that has a word.
 */
export const matchingRows = (index: ReadIndex, ask: RowsAsk): Promise<readonly Rows[]> =>
  Promise.all(
    tablesOf(index).map((table) => {
      const question = table.query().fullTextSearch(ask.query).limit(ask.limit);
      const narrowed = ask.where === null ? question : question.where(ask.where);
      const byId = table === index.generation.settled && ask.settledColumns !== undefined;
      const columns = byId ? (ask.settledColumns ?? []) : ask.columns;
      const selected = narrowed.select([...columns, "_score"]);
      return (byId ? selected.withRowId() : selected).toArrow();
    }),
  );
