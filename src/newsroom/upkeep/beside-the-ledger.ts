import { sql } from "kysely";
import type { Reader, Transactor } from "../../database/handles.js";

/**
 * What cannot be made from the ledger again and is kept with it: the suppliers' names, the people and what they hold,
 * the words not entered yet. Sessions, links and answers to repeated requests are not: they are of one running house.
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
  "library_picture",
  "web_hook",
] as const;

const atOnce = 50;

/** Copies a table whole, in any order. */
export async function copyTable(from: Reader, to: Transactor, table: (typeof besideTheLedger)[number]): Promise<void> {
  let rows: Record<string, unknown>[] = [];
  const write = async (): Promise<void> => {
    const [first] = rows;
    if (first === undefined) return;
    const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
    const values = sql.join(rows.map((row) => sql`(${sql.join(Object.values(row))})`));
    await sql`insert into ${sql.table(table)} (${columns}) values ${values}`.execute(to.rows);
    rows = [];
  };
  const all = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(from);
  for (const row of all.rows) {
    rows.push(row);
    if (rows.length === atOnce) await write();
  }
  await write();
}
