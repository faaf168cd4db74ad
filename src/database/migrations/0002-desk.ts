import { type Kysely, sql } from "kysely";
import type { StoryAct } from "../../domain/story/act.js";
import { foldStory } from "../../domain/story/fold.js";
import { publicVersion, type StoryLife } from "../../domain/story/life.js";
import type { Revision } from "../../domain/story/revision.js";
import type { Instant } from "../../kernel/ids.js";
import { speaksPostgres } from "../speaks-postgres.js";
import type { AllTables, LedgerTable } from "../tables.js";

/** The desk: who works there, the copy as it is typed, what stands beside the stories. */
export async function up(db: Kysely<AllTables>): Promise<void> {
  const bytes = speaksPostgres(db) ? "bytea" : "blob";
  for (const statement of [...stateColumns, ...people, ...copy(bytes), ...beside, ...indexes])
    await sql.raw(statement).execute(db);
  await fillStates(db);
}

const stateColumns = [
  "alter table story_state add column section text not null default ''",
  "alter table story_state add column begun_by text not null default ''",
  "alter table story_state add column touched_by text not null default ''",
  "alter table story_state add column touched_at bigint not null default 0",
  "alter table story_state add column published_at bigint",
  "alter table story_state add column act_seq bigint not null default 0",
  "alter table story_state add column topics text not null default '[]'",
];

const people = [
  `create table person (
    id text primary key, name text not null, email text not null unique, email_verified bigint not null, image text,
    created_at text not null, updated_at text not null, two_factor_enabled bigint, roles text not null,
    dismissed_at text, tongue text)`,
  `create table person_session (
    id text primary key, expires_at text not null, token text not null unique, created_at text not null,
    updated_at text not null, ip_address text, user_agent text, user_id text not null)`,
  `create table person_account (
    id text primary key, account_id text not null, provider_id text not null, user_id text not null, access_token text,
    refresh_token text, id_token text, access_token_expires_at text, refresh_token_expires_at text, scope text,
    password text, created_at text not null, updated_at text not null)`,
  `create table person_verification (
    id text primary key, identifier text not null, value text not null, expires_at text not null,
    created_at text not null, updated_at text not null)`,
  `create table person_two_factor (
    id text primary key, secret text not null, backup_codes text not null, user_id text not null, verified bigint,
    failed_verification_count bigint, locked_until text)`,
  `create table person_passkey (
    id text primary key, name text, public_key text not null, user_id text not null, credential_id text not null,
    counter bigint not null, device_type text not null, backed_up bigint not null, transports text, created_at text,
    aaguid text)`,
  `create table invitation (
    token_hash text primary key, email text not null, name text not null, roles text not null, invited_by text not null,
    expires_at bigint not null, used_at bigint)`,
  `create table api_token (
    id text primary key, token_hash text not null unique, name text not null, scopes text not null,
    made_by text not null, made_at bigint not null, used_at bigint, revoked_at bigint)`,
  `create table audit (
    id text primary key, at bigint not null, actor text not null, act text not null, subject text not null,
    detail text not null)`,
];

const copy = (bytes: string): readonly string[] => [
  `create table copy_update (code bigint not null, place bigint not null, actor text not null, bytes ${bytes} not null, primary key (code, place))`,
  `create table copy_base (code bigint primary key, name text not null, agreed text not null, bytes ${bytes} not null, place bigint not null)`,
];

const beside = [
  "create table story_note (id text primary key, code bigint not null, at bigint not null, actor text not null, text text not null, mentions text not null)",
  "create table preview_link (token_hash text primary key, code bigint not null, made_by text not null, expires_at bigint not null)",
  "create table answered (actor text not null, idempotency_key text not null, request_hash text not null, status bigint not null, body text not null, at bigint not null, primary key (actor, idempotency_key))",
  `create table library_picture (
    id text primary key, type text not null, width bigint not null, height bigint not null, bytes bigint not null,
    alt text not null, caption text, credit text, focus_x bigint not null, focus_y bigint not null, words text not null,
    added_by text not null, added_at bigint not null)`,
  `create table web_hook (
    id text primary key, url text not null, secret text not null, acts text not null, made_by text not null,
    cursor_seq bigint not null, paused_at bigint)`,
  `create table web_hook_delivery (
    id text primary key, hook text not null, seq bigint not null, at bigint not null, attempt bigint not null,
    status bigint, error text, next_at bigint)`,
];

const indexes = [
  "create index story_state_open on story_state (touched_at desc, code desc) where standing in ('unpublished', 'scheduled')",
  "create index story_state_standing on story_state (standing, touched_at desc, code desc)",
  "create index story_state_published on story_state (published_at desc, code desc)",
  "create index story_state_begun on story_state (begun_by, touched_at desc, code desc)",
  "create index story_state_touched on story_state (touched_by, touched_at desc, code desc)",
  "create index person_session_user on person_session (user_id)",
  "create index person_account_user on person_account (user_id)",
  "create index person_passkey_user on person_passkey (user_id)",
  "create index audit_newest on audit (at desc, id)",
  "create index ledger_newest on ledger (at desc, seq desc)",
  "create index story_note_story on story_note (code, at)",
  "create index library_picture_newest on library_picture (added_at desc, id)",
  "create index web_hook_delivery_hook on web_hook_delivery (hook, at desc)",
];

const atOnce = 200;

/** A newsroom from before the desk: its stories get their section, who began them and who touched them last. */
async function fillStates(db: Kysely<AllTables>): Promise<void> {
  let after = 0;
  while (true) {
    const rows = await db
      .selectFrom("story_state")
      .select("code")
      .where("code", ">", after)
      .orderBy("code")
      .limit(atOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.code;
    for (const [code, entries] of await entriesOf(
      db,
      rows.map((row) => row.code),
    ))
      await db.updateTable("story_state").set(filled(entries)).where("code", "=", code).execute();
  }
}

async function entriesOf(db: Kysely<AllTables>, codes: readonly number[]): Promise<Map<number, LedgerTable[]>> {
  const rows = await db
    .selectFrom("ledger")
    .selectAll()
    .where("noun", "=", "story")
    .where("subject", "in", codes.map(String))
    .orderBy("seq")
    .execute();
  return Map.groupBy(rows, (row) => Number(row.subject));
}

function filled(entries: readonly LedgerTable[]) {
  let life: StoryLife | null = null;
  for (const { act, at, effective, reason, body } of entries)
    life = foldStory(life, {
      act: act as StoryAct,
      at: at as Instant,
      effective: effective as Instant | null,
      reason,
      revision: body === null ? null : (JSON.parse(body) as Revision),
    });
  const words = life?.working ?? life?.shown?.revision ?? null;
  const last = entries.at(-1);
  return {
    section: words?.section ?? "",
    topics: JSON.stringify(words?.topics.map(({ slug }) => slug) ?? []),
    begun_by: entries[0]?.actor ?? "",
    touched_by: last?.actor ?? "",
    touched_at: last?.at ?? 0,
    act_seq: entries.findLast(({ act }) => act !== "saved")?.seq ?? 0,
    published_at: publicVersion(life)?.publishedAt ?? null,
  };
}
