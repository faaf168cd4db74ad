import { sql } from "kysely";
import { setPolicy } from "../../src/comments/rules/set-policy.js";
import { setWords } from "../../src/comments/rules/set-words.js";
import { setThreadSettings } from "../../src/comments/settings/set-thread-settings.js";
import type { Database } from "../../src/database/handles.js";
import type { Instant } from "../../src/kernel/ids.js";

export interface Filling {
  /** The story whose thread is long, and how long it is. */
  readonly longest: number;
  readonly inLongest: number;
  /** Comments in all; the rest spreads over the stories after it. */
  readonly comments: number;
  readonly stories: number;
}

const perStatement = 50_000;
const sentence =
  "The quay was empty this morning, and nobody at the harbour office could say when the ferry would go again";

/**
 * Fills the tables as a house of many years has them: of a hundred comments one waits and two are refused, one of three
 * was looked at, one of ten opens a strand and nine answer it. Written by statements of many rows, for speed alone.
 */
export async function fillComments(
  database: Database,
  filling: Filling,
  progress: (done: number) => void,
): Promise<void> {
  await database.transact(async (tx) => {
    await setThreadSettings(tx, "edition:en", { mode: "after", guests: true });
    await setPolicy(tx, "*", { newcomers: 0, rate: { comments: 50, minutes: 1 } });
    const words = { edition: "en", language: "en", actor: "person:bench", at: Date.now() as Instant };
    const list = (from: number): string =>
      Array.from({ length: 1000 }, (_, at) => `zx${(from + at).toString(36)}word`).join("\n");
    await setWords(tx, { ...words, kind: "banned", text: list(0) });
    await setWords(tx, { ...words, kind: "suspect", text: list(5000) });
  });
  for (let from = 0; from < filling.comments; from += perStatement) {
    const many = Math.min(perStatement, filling.comments - from);
    await database.transact(({ rows }) => sql.raw(commentRows(filling, from, many)).execute(rows));
    progress(from + many);
  }
  await database.transact(async ({ rows }) => {
    await sql.raw(threadRows).execute(rows);
    await sql.raw(countRows).execute(rows);
  });
}

/** The ids go up by the second, from years ago; ten in a row are one strand of one story. */
const commentRows = ({ longest, inLongest, comments, stories }: Filling, from: number, many: number): string => {
  const first = `(${Date.parse("2020-01-01T00:00:00Z")} * 1024)`;
  const id = `(${first} + n * 1024000)`;
  const root = `(${first} + (n - n % 10) * 1024000)`;
  const branch = `case when n % 10 = 0 then 0 else ${root} + 1024000 end`;
  const parent = `case when n % 10 = 0 then null else ${id} - 1024000 end`;
  const code = `case when n < ${inLongest} then ${longest} else ${longest} + 1 + (n / 10) % ${stories} end`;
  const state = `case n % 100 when 13 then 'waiting' when 47 then 'refused' when 83 then 'refused' else 'approved' end`;
  return `
    insert into comment (id, code, root, branch, parent, reader, name, words, state, reason, reason_note, findings, edited_at,
      version, moderated_at, respects, reports, picked, badge, network, receipt_hash, words_hash, source)
    with recursive numbers(n) as (select cast(${from} as bigint) union all select n + 1 from numbers where n < ${from + many - 1})
    select ${id}, ${code}, ${root}, ${branch}, ${parent}, null, 'Reader ' || (n % 5000),
      'Comment number ' || n || '. ${sentence}.', ${state}, case when n % 100 = 13 then 'links' else null end, null, '[]', null,
      1, case when n % 3 = 0 then ${id} / 1024 else null end, n % 7, case when n % ${Math.max(1000, comments / 500)} = 11 then 2 else 0 end,
      0, null, null, 'r' || n, 'w' || n, null from numbers`;
};

const threadRows = `
  insert into thread_comment (id, code, root, branch, parent, author, name, words, edited_at, respects, picked, badge, gone, replies)
  select id, code, root, branch, parent, reader, name, words, edited_at, respects, picked, badge, null,
    case when branch = 0 then 9 when branch = id then 8 else 0 end
  from comment where state = 'approved'`;
const countRows = `
  insert into thread_story (code, shown, newest) select code, count(*), max(id) from thread_comment group by code`;
