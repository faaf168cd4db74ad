import type { Transactor } from "../../database/handles.js";
import type { ArchiveTableName } from "../../database/tables.js";
import type { Edition } from "../../domain/edition/edition.js";
import { publicVersion, type StoryLife } from "../../domain/story/life.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import type { EditionId, StoryCode } from "../../kernel/ids.js";
import type { ListMoment } from "../change.js";
import { type ArchiveRows, archiveRows } from "./archive-rows.js";
import { changeOf } from "./change-of.js";
import { countDays } from "./count-days.js";
import { countSections } from "./count-sections.js";
import type { RowChange } from "./row-change.js";

/** A story's life before and after one ledger entry. */
export interface StoryChange {
  readonly seq: number;
  readonly code: StoryCode;
  readonly before: StoryLife | null;
  readonly after: StoryLife;
}

export type Editions = ReadonlyMap<EditionId, Edition>;

/** Rows per statement: below every engine's limit of parameters. */
const chunk = 400;

/** Writes what a run of entries changes for the public, in the entries' own transaction. */
export async function projectStories(
  tx: Transactor,
  editions: Editions,
  changes: readonly StoryChange[],
): Promise<void> {
  const rows = changes.map((change) => rowChange(editions, change));
  await takeOut(tx, rows);
  await putIn(tx, lastOfEach(rows));
  await writeGone(tx, changes);
  const days = await countDays(tx, rows);
  const newSections = await countSections(tx, rows);
  await writeChanges(tx, rows, { days, newSections });
}

function rowChange(editions: Editions, { seq, code, before, after }: StoryChange): RowChange {
  const goneChanged = (before?.gone ?? null) !== after.gone;
  return { seq, code, before: rowsOf(editions, code, before), after: rowsOf(editions, code, after), goneChanged };
}

function rowsOf(editions: Editions, code: StoryCode, life: StoryLife | null): ArchiveRows | null {
  const version = publicVersion(life);
  if (version === null) return null;
  const edition = editions.get(version.revision.edition);
  if (edition === undefined)
    throw new Error(`Story ${code} stands in an edition that is not there: ${version.revision.edition}`);
  return archiveRows(code, version, edition);
}

const storyTables = ["archive_story", "archive_body", "archive_topic", "archive_note", "archive_picture"] as const;

async function takeOut(tx: Transactor, rows: readonly RowChange[]): Promise<void> {
  const codes = [...new Set(rows.filter((row) => row.before !== null).map((row) => row.code))];
  for (const some of chunked(codes))
    for (const table of storyTables) await tx.rows.deleteFrom(table).where("code", "in", some).execute();
}

function lastOfEach(rows: readonly RowChange[]): readonly ArchiveRows[] {
  const last = new Map(rows.map((row) => [row.code, row.after]));
  return [...last.values()].filter((after) => after !== null);
}

async function putIn(tx: Transactor, rows: readonly ArchiveRows[]): Promise<void> {
  await insert(
    tx,
    "archive_story",
    rows.map((row) => row.story),
  );
  await insert(
    tx,
    "archive_body",
    rows.map((row) => row.body),
  );
  await insert(
    tx,
    "archive_topic",
    rows.flatMap((row) => row.topics),
  );
  await insert(
    tx,
    "archive_note",
    rows.flatMap((row) => row.notes),
  );
  await insert(
    tx,
    "archive_picture",
    rows.flatMap((row) => row.pictures),
  );
}

async function writeGone(tx: Transactor, changes: readonly StoryChange[]): Promise<void> {
  const touched = changes.filter(({ before, after }) => (before?.gone ?? null) !== after.gone);
  const last = new Map(touched.map((change) => [change.code, change.after]));
  for (const some of chunked([...last.keys()]))
    await tx.rows.deleteFrom("archive_gone").where("code", "in", some).execute();
  const gone = [...last].flatMap(([code, { gone: why, shown, working }]) => {
    const edition = shown?.revision?.edition ?? working?.edition ?? "";
    return why === null ? [] : [{ code, edition, kind: why.kind, reason: why.reason, at: why.at }];
  });
  await insert(tx, "archive_gone", gone);
}

/** What changed beside the stories themselves: days that appeared or went, and entries that changed the navigation. */
interface Beside {
  readonly days: readonly ListMoment[];
  readonly newSections: ReadonlyMap<number, readonly string[]>;
}

async function writeChanges(tx: Transactor, rows: readonly RowChange[], { days, newSections }: Beside): Promise<void> {
  const last = rows.length - 1;
  const changes = rows.map(({ seq, code, before, after, goneChanged }, index) => {
    const change = changeOf(code, before, after);
    const navigation = (newSections.get(seq) ?? []).map((edition) => `edition:${edition}`);
    const more = [...navigation, ...(goneChanged ? [`story:${code}`] : [])];
    const moments = index === last ? [...change.moments, ...days] : change.moments;
    return { seq, body: canonicalJson({ ...change, moments, tags: [...new Set([...change.tags, ...more])] }) };
  });
  await insert(tx, "archive_change", changes);
}

/** Inserts rows many at a time. */
async function insert<Row extends object>(
  tx: Transactor,
  table: ArchiveTableName,
  rows: readonly Row[],
): Promise<void> {
  for (const some of chunked(rows))
    await tx.rows
      .insertInto(table)
      .values(some as never)
      .execute();
}

function chunked<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / chunk) }, (_, index) =>
    all.slice(index * chunk, (index + 1) * chunk),
  );
}
