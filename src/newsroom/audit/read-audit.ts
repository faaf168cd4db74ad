import { sql } from "kysely";
import type { Reader } from "../../database/handles.js";

/** Anything that was done, from the ledger or beside it. */
export interface AuditEntry {
  readonly at: number;
  readonly actor: string;
  readonly act: string;
  /** What it was done to: a story's code, a front, a person, a token. */
  readonly subject: string;
  readonly detail: string;
}

/** A place in the record: the moment, the ledger's entry (0 beside it), and the name of what stands beside it. */
export interface AuditCursor {
  readonly at: number;
  readonly seq: number;
  readonly id: string;
}

export interface AuditAsk {
  /** Words the act, subject or detail must have. */
  readonly words?: string | undefined;
  /** As the ledger names them. */
  readonly actor?: string | undefined;
  /** Where the page before ended. */
  readonly after?: AuditCursor | undefined;
  readonly limit: number;
}

type Row = AuditEntry & AuditCursor;

/** Entries of the ledger that are looked through for words in one go. */
const lookedThrough = 20_000;

/**
 * Everything done, newest first: the ledger and what stands beside it, as one record. Words are looked for in a stretch
 * of it: a page may be short, or empty, and still have a next one that looks further back.
 */
export async function readAudit(
  reader: Reader,
  ask: AuditAsk,
): Promise<{ readonly entries: readonly AuditEntry[]; readonly next: AuditCursor | null }> {
  const { after = { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER, id: "" }, limit } = ask;
  const sameMoment = after.seq > 0 ? sql`at <= ${after.at}` : sql`(at, id) < (${after.at}, ${after.id})`;
  const end = ask.words === undefined ? null : await endOfLook(reader, ask, after);
  const { rows } = await sql<Row>`
    select * from (
      select at, actor, act, noun || ' ' || subject as subject, coalesce(reason, '') as detail, seq, '' as id
      from ledger where (at, seq) < (${after.at}, ${after.seq}) ${filter(ask, sql`noun || ' ' || subject || ' ' || coalesce(reason, '')`)}
      ${end === null ? sql`` : sql`and (at, seq) >= (${end.at}, ${end.seq})`}
      order by at desc, seq desc limit ${limit + 1}) as entered
    union all
    select * from (
      select at, actor, act, subject, detail, 0 as seq, id
      from audit where ${sameMoment} ${filter(ask, sql`subject || ' ' || detail`)}
      ${end === null ? sql`` : sql`and at > ${end.at}`}
      order by at desc, id desc limit ${limit + 1}) as beside
    order by at desc, seq desc, id desc limit ${limit + 1}`.execute(reader);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const entries = shown.map(({ at, actor, act, subject, detail }) => ({ at: Number(at), actor, act, subject, detail }));
  const more = rows.length > limit && last !== undefined;
  return { entries, next: more ? { at: Number(last.at), seq: Number(last.seq), id: last.id } : end };
}

/** The last entry that is looked at for words; null where the ledger ends before. */
async function endOfLook(reader: Reader, { actor }: AuditAsk, after: AuditCursor): Promise<AuditCursor | null> {
  let query = reader.selectFrom("ledger").select(["at", "seq"]).orderBy("at", "desc").orderBy("seq", "desc");
  if (actor !== undefined) query = query.where("actor", "=", actor);
  const row = await query
    .where(({ eb, refTuple, tuple }) => eb(refTuple("at", "seq"), "<", tuple(after.at, after.seq)))
    .offset(lookedThrough)
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { at: Number(row.at), seq: Number(row.seq), id: "" };
}

function filter({ words, actor }: AuditAsk, said: ReturnType<typeof sql>) {
  const pattern = `%${(words ?? "").toLowerCase().replace(/[!%_]/g, (letter) => `!${letter}`)}%`;
  const who = actor === undefined ? sql`` : sql`and actor = ${actor}`;
  return words === undefined ? who : sql`${who} and lower(act || ' ' || ${said}) like ${pattern} escape '!'`;
}
