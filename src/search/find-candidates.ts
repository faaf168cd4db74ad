import { MatchQuery, Operator } from "@lancedb/lancedb";
import type { Table as Rows } from "apache-arrow";
import type { Instant, StoryCode } from "../kernel/ids.js";
import { matchingRows } from "./matching-rows.js";
import type { ReadIndex } from "./open-index.js";
import { scalesOf } from "./scales.js";
import type { RelatedAsk } from "./search-index.js";
import { quoted } from "./story-table.js";
import type { ComparedStory } from "./story-vector.js";

/** A story that shares telling words with the asking one. */
export interface Candidate extends ComparedStory {
  readonly code: StoryCode;
  readonly publishedAt: Instant;
}

const mostCandidates = 48;
const columns = ["code", "published_at", "text", "facts"] as const;

/** The stories of the edition in which the telling terms stand most (BM25), never the asking one. */
export async function findCandidates(
  index: ReadIndex,
  ask: RelatedAsk,
  telling: readonly string[],
): Promise<readonly Candidate[]> {
  const tables = await matchingRows(index, {
    query: new MatchQuery(telling.join(" "), "text", { operator: Operator.Or }),
    where: `edition = ${quoted(ask.edition)} AND code <> ${Number(ask.code)}`,
    columns,
    limit: mostCandidates,
  });
  const scales = scalesOf(index, telling);
  return tables
    .flatMap((rows, table) => scored(rows, scales[table] ?? 1))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostCandidates)
    .map(({ candidate }) => candidate);
}

interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

function scored(rows: Rows, scale: number): Scored[] {
  const [codes, instants, texts, facts, scores] = [...columns, "_score"].map((name) => rows.getChild(name));
  return Array.from({ length: rows.numRows }, (_, at) => ({
    candidate: {
      code: codes?.get(at) as StoryCode,
      publishedAt: instants?.get(at) as Instant,
      text: texts?.get(at) as string,
      facts: facts?.get(at) as string,
    },
    score: scale * (scores?.get(at) as number),
  }));
}
