import {
  type ExpressionBuilder,
  type ExpressionWrapper,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from "kysely";
import type { Reader } from "../../database/handles.js";
import type { AllTables, StoryStateTable } from "../../database/tables.js";
import type { Instant } from "../../kernel/ids.js";

/** The lists of the desk. */
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
  /** Only what the list's own moment puts into these days, each of an edition. */
  readonly days?: readonly EditionDay[] | undefined;
  /** Where the page before ended. */
  readonly after?: ListCursor | undefined;
  readonly limit: number;
}

/** A calendar day as one edition counts it, from its first moment to the next day's. */
export interface EditionDay {
  readonly edition: string;
  readonly from: Instant;
  readonly until: Instant;
}

export interface ListCursor {
  readonly moment: number;
  readonly code: number;
}

type On = ExpressionBuilder<AllTables, "story_state">;
type Condition = ExpressionWrapper<AllTables, "story_state", SqlBool> | RawBuilder<boolean>;

/** Where a list's rows are looked for: what one index holds in the list's own order, or a few rows that are named. */
interface Lane {
  /** The first column of the index, and what all rows of the lane have in it. */
  readonly along?: readonly [Named, string];
  readonly where?: (on: On) => readonly Condition[];
  /** The rows are few and named: they are taken whole and put in order afterwards. */
  readonly named?: true;
}

/**
 * Rows of a list, newest first, and where the next page starts. Each lane is a look into one index that stops as soon
 * as the page is full, so that a list costs the same however many stories there are.
 */
export async function listStories(
  reader: Reader,
  ask: ListAsk,
): Promise<{ readonly rows: readonly StoryStateTable[]; readonly next: ListCursor | null }> {
  const order = orderOf(ask);
  const lanes = await lanesOf(reader, ask);
  const found = await Promise.all(lanes.map((lane) => rowsOf(reader, ask, lane)));
  const byCode = new Map(found.flat().map((row) => [row.code, row]));
  const all = [...byCode.values()].sort((a, b) => inOrder(order, a, b));
  const rows = all.slice(0, ask.limit);
  const last = rows.at(-1);
  const next = all.length <= ask.limit || last === undefined ? null : { moment: Number(last[order]), code: last.code };
  return { rows, next };
}

type Order = "published_at" | "scheduled_for" | "touched_at";

const orderOf = ({ list }: ListAsk): Order =>
  list === "published" ? "published_at" : list === "scheduled" ? "scheduled_for" : "touched_at";

const directionOf = (order: Order): "asc" | "desc" => (order === "scheduled_for" ? "asc" : "desc");

function inOrder(order: Order, a: StoryStateTable, b: StoryStateTable): number {
  const later = Number(a[order]) - Number(b[order]) || a.code - b.code;
  return directionOf(order) === "asc" ? later : -later;
}

/** One lane's rows of the page. */
export const laneQuery = (reader: Reader, ask: ListAsk, { along, where = () => [], named }: Lane) => {
  const order = orderOf(ask);
  const direction = directionOf(order);
  const query = reader
    .selectFrom("story_state")
    .selectAll()
    .where((on) => on.and([...where(on), ...ofList(on, ask), ...filters(ask), ...after(ask), ...within(ask)]));
  if (named) return query;
  return alongIndex(query, along)
    .orderBy(order, direction)
    .orderBy("code", direction)
    .limit(ask.limit + 1);
};

/**
 * Named twice, the value is no constant, so that its column counts in the order: PostgreSQL then walks along the one index
 * that has both, where it else may take that of the newest and pass over all that came since an edition was closed.
 */
function alongIndex<O>(query: SelectQueryBuilder<AllTables, "story_state", O>, along: Lane["along"]) {
  if (along === undefined) return query;
  const [column, value] = along;
  return query.where(column, "in", [value, value]).orderBy(column);
}

const rowsOf = (reader: Reader, ask: ListAsk, lane: Lane): Promise<readonly StoryStateTable[]> =>
  laneQuery(reader, ask, lane).execute();

function after({ after: cursor, ...ask }: ListAsk): readonly Condition[] {
  if (cursor === undefined) return [];
  const order = orderOf(ask);
  const side = sql.raw(directionOf(order) === "asc" ? ">" : "<");
  return [sql<boolean>`(${sql.ref(order)}, code) ${side} (${cursor.moment}, ${cursor.code})`];
}

/** The earliest moment by itself first: it ends the lane, whichever edition its stories are of. */
function within({ days, ...ask }: ListAsk): readonly Condition[] {
  if (days === undefined) return [];
  const order = sql.ref(orderOf(ask));
  const oneOf = days.map(
    ({ edition, from, until }) => sql`(${met("edition", edition)} and ${order} >= ${from} and ${order} < ${until})`,
  );
  const earliest = Math.min(...days.map(({ from }) => from));
  return [sql<boolean>`${order} >= ${earliest}`, sql<boolean>`(${sql.join(oneOf, sql` or `)})`];
}

const whole: Lane = {};

/** The lanes of a list: by what narrows it most, the rest is asked of each row that is met. */
export async function lanesOf(reader: Reader, ask: ListAsk): Promise<readonly Lane[]> {
  const { list, words, codes, topic, person, stage, edition, section } = ask;
  if (list === "mine") return [...lanesOfPerson(ask.actor), { where: () => [mentioned(ask.actor)], named: true }];
  // The others are as long as what is at hand, and have an index each.
  if (list !== "all" && list !== "published") return [whole];
  if (words !== undefined && codes !== undefined) return [...lanesOfWords(words, codes), ...lanesAtDesk(ask)];
  if (topic !== undefined)
    return [...lanesOfTopic(await editionsOf(reader, edition), { ...ask, topic }), ...lanesAtDesk(ask)];
  if (person !== undefined) return lanesOfPerson(person);
  // Nearly all that is public counts as approved; what does not has an index of its own.
  if (stage !== undefined && stage !== "approved")
    return [{ along: ["stage", stage], where: () => [sql<boolean>`stage <> 'approved'`] }];
  if (section !== undefined)
    return (await editionsOf(reader, edition)).map((id) => ({
      along: ["edition", id],
      where: (on) => [on("section", "=", section)],
    }));
  return edition === undefined ? [whole] : [{ along: ["edition", edition] }];
}

async function editionsOf(reader: Reader, edition: string | undefined): Promise<readonly string[]> {
  if (edition !== undefined) return [edition];
  return (await reader.selectFrom("archive_edition").select("id").execute()).map(({ id }) => id);
}

const lanesOfPerson = (person: string): readonly Lane[] =>
  (["begun_by", "touched_by"] as const).map((column) => ({ along: [column, person] }));

const newestRead = 2000;

/** What is still at the desk stands in no index of the archive: it is asked itself. None of it is in the list of what is out. */
const lanesAtDesk = ({ list, words, codes, topic }: ListAsk): readonly Lane[] => {
  const said = words === undefined || codes === undefined ? [] : [says(words)];
  const about = topic === undefined ? [] : [hasTopic(topic)];
  return list === "published" ? [] : [{ where: () => [atTheDesk, ...said, ...about] }];
};

/** The index finds whole words in a million stories; half a word, as it is being typed, is looked for in the newest. */
function lanesOfWords(words: string, codes: readonly number[]): readonly Lane[] {
  const fresh = sql`(select code, headline from story_state where published_at is not null
    order by published_at desc, code desc limit ${sql.lit(newestRead)}) as fresh`;
  return [
    ...(codes.length === 0 ? [] : [{ where: (on: On) => [on("code", "in", codes)], named: true } as const]),
    { where: () => [sql<boolean>`code in (select code from ${fresh} where ${says(words)})`], named: true },
  ];
}

const topicRead = 1000;

/**
 * Public stories by the archive's own index of topics. Where nothing else narrows the list of what is published, a page
 * of the index is a page of the list; else the newest of the topic are looked at.
 */
function lanesOfTopic(editions: readonly string[], ask: ListAsk & { readonly topic: string }): readonly Lane[] {
  const { topic, edition, section, person, stage, words } = ask;
  const alone = ask.list === "published" && [edition, section, person, stage, words].every((one) => one === undefined);
  const from = alone && ask.after !== undefined ? ask.after : { moment: latest, code: latest };
  const read = alone ? ask.limit + 1 : topicRead;
  return [
    ...editions.map((id): Lane => {
      const listed = sql`select archive_topic.code from archive_topic where edition = ${id} and slug = ${topic}
        and (published_at, code) < (${from.moment}, ${from.code}) order by published_at desc, code desc limit ${sql.lit(read)}`;
      return { where: () => [sql<boolean>`code in (${listed})`], named: true };
    }),
  ];
}

/** After every story there is. */
const latest = Number.MAX_SAFE_INTEGER;

const atTheDesk = sql<boolean>`standing in ('unpublished', 'scheduled')`;

function ofList(on: On, { list, actor }: ListAsk): readonly Condition[] {
  switch (list) {
    case "mine":
      return [sql<boolean>`(${by(actor)} or ${mentioned(actor)})`];
    case "queue":
      return [atTheDesk];
    case "scheduled":
      return [on("scheduled_for", "is not", null)];
    case "published":
      return [on("published_at", "is not", null)];
    case "spiked":
      return [sql<boolean>`standing = 'spiked'`];
    case "withdrawn":
      return [sql<boolean>`standing in ('killed', 'takenDown')`];
    case "all":
      return [];
  }
}

function filters({ edition, section, person, topic, words, stage, codes }: ListAsk): readonly Condition[] {
  return [
    ...(edition === undefined ? [] : [met("edition", edition)]),
    ...(section === undefined ? [] : [met("section", section)]),
    ...(stage === undefined ? [] : [met("stage", stage)]),
    ...(person === undefined ? [] : [by(person)]),
    ...(topic === undefined ? [] : [onTopic(topic)]),
    ...(words === undefined || codes !== undefined ? [] : [says(words)]),
  ];
}

type Named = "edition" | "section" | "stage" | "begun_by" | "touched_by";

/**
 * Asked of each row the lane comes to. An expression, not a column, for it must not lure the engine to another index;
 * and a truth value, which PostgreSQL takes to hold of every second row: of a comparison of expressions it expects one
 * in two hundred, and then gathers and sorts what it could have walked along.
 */
const met = (column: Named, value: string): RawBuilder<boolean> =>
  sql<boolean>`coalesce(${sql.ref(`story_state.${column}`)} = ${value}, false)`;

const by = (person: string): RawBuilder<boolean> =>
  sql<boolean>`(${met("begun_by", person)} or ${met("touched_by", person)})`;

/** Whoever is named in a note has the story among their own work until they have seen it. */
const mentioned = (actor: string): RawBuilder<boolean> =>
  sql<boolean>`code in (select story_mention.code from story_mention where person = ${actor} and seen_at is null)`;

const says = (words: string): RawBuilder<boolean> =>
  sql<boolean>`lower(headline) like ${`%${plain(words)}%`} escape '!'`;

const hasTopic = (topic: string): RawBuilder<boolean> => sql<boolean>`topics like ${`%${JSON.stringify(topic)}%`}`;

const onTopic = (topic: string): RawBuilder<boolean> => sql<boolean>`((${atTheDesk} and ${hasTopic(topic)}) or exists (
  select 1 from archive_topic where archive_topic.code = story_state.code and archive_topic.slug = ${topic}))`;

/** Letters of a pattern that stand for themselves. */
const plain = (words: string): string => words.toLowerCase().replace(/[!%_]/g, (letter) => `!${letter}`);
