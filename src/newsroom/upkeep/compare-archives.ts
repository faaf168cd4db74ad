import { sql } from "kysely";
import type { Reader } from "../../database/handles.js";
import { speaksPostgres } from "../../database/speaks-postgres.js";
import { archiveKeys } from "../../database/tables.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import type { Finding } from "./finding.js";

/** The followers' log is history, not what the public sees: a redaction makes its past differ lawfully. */
const { archive_change: _log, ...publicKeys } = archiveKeys;
const compared: Record<string, readonly string[]> = { ...publicKeys, story_state: ["code"] };
const atOnce = 500;
/** Findings named per table; beyond it only their number is. */
const named = 20;

type Row = Record<string, unknown>;

/** Holds every row of the archive against the same table of another one, in the order of the keys. */
export async function compareArchives(actual: Reader, expected: Reader): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [table, keys] of Object.entries(compared)) {
    const found = await compareTable(table, keys, { actual, expected });
    findings.push(...found.slice(0, named));
    if (found.length > named)
      findings.push({ where: table, what: `${found.length - named} more rows disagree with the ledger` });
  }
  return findings;
}

interface Sides {
  readonly actual: Reader;
  readonly expected: Reader;
}

async function compareTable(table: string, keys: readonly string[], sides: Sides): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const actual = rowsInOrder(sides.actual, table, keys);
  const expected = rowsInOrder(sides.expected, table, keys);
  let [a, b] = [await actual.next(), await expected.next()];
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : compareKeys(keys, a.value, b.value);
    const row = order <= 0 && !a.done ? a.value : (b.value as Row);
    const what =
      order < 0
        ? "is not in the ledger"
        : order > 0
          ? "is missing from the archive"
          : difference(a.value as Row, b.value as Row);
    if (what !== null) findings.push({ where: `${table} ${keys.map((key) => row[key]).join(" ")}`, what });
    if (order <= 0) a = await actual.next();
    if (order >= 0) b = await expected.next();
  }
  return findings;
}

function difference(actual: Row, expected: Row): string | null {
  const columns = Object.keys(expected).filter(
    (column) => canonicalJson(actual[column]) !== canonicalJson(expected[column]),
  );
  return columns.length === 0 ? null : `disagrees with the ledger in ${columns.join(", ")}`;
}

function compareKeys(keys: readonly string[], a: Row, b: Row): number {
  for (const key of keys) {
    const [left, right] = [a[key], b[key]];
    if (left === right) continue;
    if (typeof left === "number" && typeof right === "number") return left - right;
    return Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
  }
  return 0;
}

/** All rows by key, in byte order on both engines, a page at a time. */
async function* rowsInOrder(reader: Reader, table: string, keys: readonly string[]): AsyncGenerator<Row, undefined> {
  const order = sql.join(keys.map((key) => sql`${sql.ref(key)} ${byteOrder(reader, key)}`));
  let after: Row | null = null;
  while (true) {
    const start: ReturnType<typeof sql> =
      after === null ? sql`` : sql`where (${keyTuple(reader, keys)}) > (${sql.join(keys.map((key) => after?.[key]))})`;
    const page =
      await sql<Row>`select * from ${sql.table(table)} ${start} order by ${order} limit ${sql.lit(atOnce)}`.execute(
        reader,
      );
    yield* page.rows;
    const last = page.rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

const textKeys = new Set(["id", "edition", "slug", "day"]);
const byteOrder = (reader: Reader, key: string) =>
  speaksPostgres(reader) && textKeys.has(key) ? sql`collate "C"` : sql``;
const keyTuple = (reader: Reader, keys: readonly string[]) =>
  sql.join(keys.map((key) => sql`${sql.ref(key)} ${byteOrder(reader, key)}`));
