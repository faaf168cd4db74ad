import { MatchQuery, Operator, type Table } from "@lancedb/lancedb";
import type { Table as Rows, Vector } from "apache-arrow";
import { mostStories } from "./expected-stories.js";
import { fits, isWholeEdition, type Narrowed, whereOf } from "./narrowed.js";
import type { ReadIndex, Settled } from "./open-index.js";
import { rarityIn } from "./rarity-in.js";
import type { RowFacts } from "./settled-rows.js";
import type { StoryRow, WordColumn } from "./story-row.js";

/** Texts that are taken along where they are asked for: each costs several times what finding the story does. */
type TakenText = "headline" | "text" | "facts";

/** Words, and what the stories must be besides. */
export interface StoriesAsk {
  readonly words: readonly string[];
  readonly column: WordColumn;
  /** Whether all the words must stand in the column, or any. */
  readonly all: boolean;
  readonly narrowed: Narrowed;
  readonly take?: readonly TakenText[];
  /** Stories looked at, the best of the settled and as many of the loose. */
  readonly limit: number;
}

/** A story that answers; the texts that were not asked for are empty. */
export interface Hit extends RowFacts, Readonly<Record<TakenText, string>> {
  /** BM25 of the words. */
  readonly score: number;
  /** Where its texts are taken from; null: it is loose, and has them. */
  readonly place: SettledPlace | null;
}

interface SettledPlace {
  readonly part: Settled;
  readonly row: number;
}

export interface Hits {
  /** The settled stories best first, and then the loose ones. */
  readonly hits: readonly Hit[];
  /** Whether there may be more than were looked at. */
  readonly full: boolean;
}

/** Stories with the words, in the settled table and among the loose ones. */
export async function matchingStories(index: ReadIndex, ask: StoriesAsk): Promise<Hits> {
  const settled = partOf(index, ask.narrowed);
  const asked =
    settled === null ? nothing : ((await listedHits(index, ask)) ?? (await settledHits(index, settled, ask)));
  return both(asked, looseHits(index, ask), ask.limit);
}

/** Stories of which nothing but what they are is asked. */
export async function narrowedStories(
  index: ReadIndex,
  ask: Omit<StoriesAsk, "words" | "column" | "all">,
): Promise<Hits> {
  const { narrowed, take = [], limit } = ask;
  const settled = partOf(index, narrowed);
  const fresh = index.generation.loose
    .all()
    .filter((row) => isLoose(narrowed, row))
    .map((row) => looseHit(row, 0));
  if (settled === null) return both(nothing, fresh, limit);
  const question = settled.table.query().where(whereOf(narrowed)).withRowId();
  const rows = await question
    .select([...take])
    .limit(limit)
    .toArrow();
  return both({ hits: hitsIn(index, settled, rows), full: rows.numRows >= limit }, fresh, limit);
}

const nothing: Hits = { hits: [], full: false };

const both = ({ hits, full }: Hits, loose: readonly Hit[], limit: number): Hits => ({
  hits: [...hits, ...loose.slice(0, limit)],
  full: full || loose.length > limit,
});

/** The settled stories, or those of the last days where no others are asked for; null where there are none. */
function partOf({ generation: { settled, recent } }: ReadIndex, { from }: Narrowed): Settled | null {
  if (from !== null && settled !== null && from > settled.rows.latest) return null;
  return recent !== null && from !== null && from > recent.rows.earliest ? recent : settled;
}

/** The stories with common words, by their lists; null where those do not tell. */
async function listedHits({ generation }: ReadIndex, ask: StoriesAsk): Promise<Hits | null> {
  const { settled, loose } = generation;
  const { narrowed, words, column, all, limit, take = [] } = ask;
  if (settled?.common == null || narrowed.labels.length > 0 || take.length > 0) return null;
  const { rows, common } = settled;
  const fitting = rows.fitting(narrowed);
  const wanted = (row: number): boolean => fitting(row) && !loose.knows(rows.codeOf(row));
  const span = [rows.firstFrom(narrowed.from), rows.many] as const;
  const found = await common.matching({ words, column, all, wanted, span, limit });
  if (found === null) return null;
  const hits = found.hits.map(({ row, score }) => ({
    ...{ ...rows.factsOf(row), score, place: { part: settled, row } },
    ...{ headline: "", text: "", facts: "" },
  }));
  return { hits, full: found.full };
}

/**
 * One kind of query alone, no boolean ones: those walk through every story that has a word. A condition makes the table
 * read through its lists of editions and moments first; so where all that have the words are few enough to be looked at,
 * or are hardly of another edition, they are held against it here.
 */
async function settledHits(index: ReadIndex, part: Settled, ask: StoriesAsk): Promise<Hits> {
  const { narrowed, limit } = ask;
  const few = mostStories(index, ask) < limit;
  if (narrowed.labels.length === 0 && (few || isWholeEdition(narrowed))) {
    const rows = await asking(part.table, ask, null);
    const hits = hitsIn(index, part, rows);
    const fitting = hits.filter((one) => fits(narrowed, one));
    const full = rows.numRows >= limit;
    if (!full || fitting.length === hits.length) return { hits: fitting, full };
  }
  const rows = await asking(part.table, ask, whereOf(narrowed));
  return { hits: hitsIn(index, part, rows), full: rows.numRows >= limit };
}

function asking(
  table: Table,
  { words, column, all, take = [], limit }: StoriesAsk,
  where: string | null,
): Promise<Rows> {
  const query = new MatchQuery(words.join(" "), column, { operator: all ? Operator.And : Operator.Or });
  const question = table.query().fullTextSearch(query).limit(limit);
  const narrowed = where === null ? question : question.where(where);
  return narrowed
    .select([...take, "_score"])
    .withRowId()
    .toArrow();
}

/** The stories of an answer but for those that have changed since. */
function hitsIn({ generation: { loose } }: ReadIndex, part: Settled, rows: Rows): readonly Hit[] {
  const scores = rows.getChild("_score")?.toArray() as ArrayLike<number> | undefined;
  const [headlines, texts, facts] = ["headline", "text", "facts"].map((name) => rows.getChild(name));
  const told = (column: Vector | null | undefined, at: number): string =>
    column == null ? "" : String(column.get(at));
  const hits: Hit[] = [];
  for (const [at, row] of part.rows.numbers(rows.getChild("_rowid")).entries()) {
    const { code, edition, section, publishedAt } = part.rows.factsOf(row);
    if (loose.knows(code)) continue;
    const [headline, text, known] = [told(headlines, at), told(texts, at), told(facts, at)];
    const [score, place] = [scores?.[at] ?? 0, { part, row }];
    hits.push({ code, edition, section, publishedAt, score, place, headline, text, facts: known });
  }
  return hits;
}

const looseHits = (index: ReadIndex, { words, column, all, narrowed }: StoriesAsk): readonly Hit[] =>
  index.generation.loose
    .matching({ words, column, all, rarity: rarityIn(index, column) })
    .filter(({ row }) => isLoose(narrowed, row))
    .map(({ row, score }) => looseHit(row, score));

const isLoose = (narrowed: Narrowed, { edition, section, published_at, labels }: StoryRow): boolean =>
  fits(narrowed, { edition, section, publishedAt: published_at }) &&
  narrowed.labels.every((label) => labels.includes(label));

const looseHit = ({ code, edition, section, published_at, headline, text, facts }: StoryRow, score: number): Hit => ({
  ...{ code, edition, section, publishedAt: published_at },
  ...{ headline, text, facts, score, place: null },
});
