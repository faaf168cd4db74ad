import { sql } from "kysely";
import type { Reader } from "../database/handles.js";

/** Disagreements named at most. */
const named = 20;

/**
 * What the public sees of comments held against the comments themselves: each that is approved must be shown, word for
 * word, nothing else may be, and every thread must count what it shows. Answers the disagreements, in words.
 */
export async function checkThreads(rows: Reader): Promise<readonly string[]> {
  const wrong = await sql<{ id: number; what: string }>`
    select c.id, 'is approved and not shown as it is' as what from comment c left join thread_comment t on t.id = c.id
    where c.state = 'approved' and (t.id is null or t.gone is not null or t.words <> c.words or t.name <> c.name
      or t.code <> c.code or t.root <> c.root or t.branch <> c.branch)
    union all
    select t.id, 'is shown and not approved' as what from thread_comment t left join comment c on c.id = t.id
    where (t.gone is null and (c.id is null or c.state <> 'approved')) or (t.gone is not null and t.words <> '')
    limit ${sql.lit(named)}`.execute(rows);
  const counted = await sql<{ code: number }>`
    select coalesce(s.code, n.code) as code from
      (select code, count(*) as shown from thread_comment where gone is null group by code) n
      left join thread_story s on s.code = n.code where s.code is null or s.shown <> n.shown
    limit ${sql.lit(named)}`.execute(rows);
  return [
    ...wrong.rows.map(({ id, what }) => `comment ${id} ${what}`),
    ...counted.rows.map(({ code }) => `the thread of story ${code} miscounts what it shows`),
  ];
}
