import { sql } from "kysely";
import type { Reader, Transactor } from "../../database/handles.js";

/**
 * What cannot be made from the ledger again and is kept with it: the suppliers' names, the people and what they hold,
 * the words not entered yet, the readers and their words. Sessions, links and answers to repeated requests are not: they are of one running house.
 */
export const besideTheLedger = [
  "story_source",
  "person",
  "person_account",
  "person_two_factor",
  "person_passkey",
  "api_token",
  "audit",
  "copy_base",
  "copy_update",
  "story_note",
  "story_mention",
  "library_picture",
  "web_hook",
  "comment",
  "comment_edit",
  "comment_respect",
  "comment_report",
  "comment_decision",
  "comment_word",
  "comment_policy",
  "reader",
  "reader_passkey",
  "reader_mute",
  "reader_ban",
  "thread_story",
  "thread_comment",
  "thread_setting",
] as const;

/** The keys of tables that grow without end: they are read a page at a time. */
const keys: Readonly<Record<string, readonly string[]>> = {
  comment: ["id"],
  comment_edit: ["comment", "version"],
  comment_respect: ["comment", "reader"],
  comment_report: ["id"],
  comment_decision: ["id"],
  reader: ["id"],
  reader_mute: ["reader", "muted"],
  thread_story: ["code"],
  thread_comment: ["id"],
};

/** Rows read at once, and rows a statement writes: below every engine's limit of parameters. */
const read = 2000;
const atOnce = 50;

type Row = Record<string, unknown>;

/** Copies a table whole, in any order. */
export async function copyTable(from: Reader, to: Transactor, table: (typeof besideTheLedger)[number]): Promise<void> {
  for await (const rows of pagesOf(from, table))
    for (let at = 0; at < rows.length; at += atOnce) await write(to, table, rows.slice(at, at + atOnce));
}

async function write(to: Transactor, table: string, rows: readonly Row[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(Object.values(row))})`));
  await sql`insert into ${sql.table(table)} (${columns}) values ${values}`.execute(to.rows);
}

async function* pagesOf(from: Reader, table: string): AsyncGenerator<readonly Row[]> {
  const key = keys[table];
  if (key === undefined) {
    yield (await sql<Row>`select * from ${sql.table(table)}`.execute(from)).rows;
    return;
  }
  const columns = sql.join(key.map((name) => sql.ref(name)));
  for (let last: Row | undefined; ; ) {
    const after: Row | undefined = last;
    const start = after === undefined ? sql`` : sql`where (${columns}) > (${sql.join(key.map((name) => after[name]))})`;
    const page =
      await sql<Row>`select * from ${sql.table(table)} ${start} order by ${columns} limit ${sql.lit(read)}`.execute(
        from,
      );
    if (page.rows.length > 0) yield page.rows;
    if (page.rows.length < read) return;
    last = page.rows.at(-1);
  }
}
