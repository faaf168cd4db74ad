import { type ExpressionBuilder, sql } from "kysely";
import type { Reader } from "../../database/handles.js";
import type { AllTables, StoryStateTable } from "../../database/tables.js";

/** The lists of the desk: each is one look into one index, however many stories the archive has. */
export const listNames = ["mine", "queue", "scheduled", "published", "spiked", "withdrawn", "all"] as const;
export type ListName = (typeof listNames)[number];

export interface ListAsk {
  readonly list: ListName;
  /** Whose "mine" it is, as the ledger names them. */
  readonly actor: string;
  readonly edition?: string | undefined;
  readonly section?: string | undefined;
  /** Only stories this one began or touched last. */
  readonly person?: string | undefined;
  /** A topic's slug. */
  readonly topic?: string | undefined;
  /** Words the headline must have, in any letter case: for lists of what is at the desk. */
  readonly words?: string | undefined;
  /** Only these stories: what the index found for words among all that are public. */
  readonly codes?: readonly number[] | undefined;
  readonly stage?: string | undefined;
  /** Where the page before ended. */
  readonly after?: ListCursor | undefined;
  readonly limit: number;
}

export interface ListCursor {
  readonly moment: number;
  readonly code: number;
}

type On = ExpressionBuilder<AllTables, "story_state">;

/** Rows of a list, newest first, and where the next page starts. */
export async function listStories(
  reader: Reader,
  ask: ListAsk,
): Promise<{ readonly rows: readonly StoryStateTable[]; readonly next: ListCursor | null }> {
  const order = ask.list === "published" ? "published_at" : ask.list === "scheduled" ? "scheduled_for" : "touched_at";
  const direction = ask.list === "scheduled" ? "asc" : "desc";
  let query = reader
    .selectFrom("story_state")
    .selectAll()
    .where((on) => on.and([...whichList(on, ask), ...filters(on, ask)]))
    .orderBy(order, direction)
    .orderBy("code", direction)
    .limit(ask.limit + 1);
  const { after } = ask;
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(${sql.ref(order)}, code) ${sql.raw(direction === "asc" ? ">" : "<")} (${after.moment}, ${after.code})`,
    );
  const found = await query.execute();
  const rows = found.slice(0, ask.limit);
  const last = rows.at(-1);
  const next =
    found.length <= ask.limit || last === undefined ? null : { moment: Number(last[order]), code: last.code };
  return { rows, next };
}

function whichList(on: On, { list, actor }: ListAsk) {
  switch (list) {
    case "mine":
      return [on.or([on("begun_by", "=", actor), on("touched_by", "=", actor)])];
    case "queue":
      return [sql<boolean>`standing in ('unpublished', 'scheduled')`];
    case "scheduled":
      return [on("scheduled_for", "is not", null)];
    case "published":
      return [on("published_at", "is not", null)];
    case "spiked":
      return [on("standing", "=", "spiked")];
    case "withdrawn":
      return [on("standing", "in", ["killed", "takenDown"])];
    case "all":
      return [];
  }
}

function filters(on: On, { edition, section, person, topic, words, stage, codes }: ListAsk) {
  return [
    ...(edition === undefined ? [] : [on("edition", "=", edition)]),
    ...(section === undefined ? [] : [on("section", "=", section)]),
    ...(stage === undefined ? [] : [on("stage", "=", stage)]),
    ...(person === undefined ? [] : [on.or([on("begun_by", "=", person), on("touched_by", "=", person)])]),
    ...(topic === undefined ? [] : [withTopic(topic)]),
    ...withWords(words, codes),
  ];
}

const newestRead = 2000;

function withWords(words: string | undefined, codes: readonly number[] | undefined) {
  if (words === undefined) return [];
  const said = sql<boolean>`lower(headline) like ${`%${plain(words)}%`} escape '!'`;
  if (codes === undefined) return [said];
  const listed = sql.join(codes.length === 0 ? [0] : codes);
  // The index finds whole words in a million stories; half a word, as it is being typed, is looked for in the newest.
  const fresh = sql`select code from story_state where published_at is not null order by published_at desc limit ${newestRead}`;
  return [
    sql<boolean>`(code in (${listed}) or (${said} and (standing in ('unpublished', 'scheduled') or code in (${fresh}))))`,
  ];
}

/** Public stories by the archive's own index of topics, those at the desk by what stands in their row. */
const withTopic = (topic: string) => sql<boolean>`(
  code in (select archive_topic.code from archive_topic where slug = ${topic} order by published_at desc limit 1000)
  or (standing in ('unpublished', 'scheduled') and topics like ${`%${JSON.stringify(topic)}%`}))`;

/** Letters of a pattern that stand for themselves. */
const plain = (words: string): string => words.toLowerCase().replace(/[!%_]/g, (letter) => `!${letter}`);
