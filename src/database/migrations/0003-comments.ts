import { type Kysely, sql } from "kysely";

/** Readers' words, the readers themselves, and what the public may see of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...comments, ...readers, ...threads, ...indexes]) await sql.raw(statement).execute(db);
}

const comments = [
  `create table comment (
    id bigint primary key, code bigint not null, root bigint not null, branch bigint not null, parent bigint,
    reader text, name text not null, words text not null, state text not null, reason text, reason_note text,
    findings text not null, edited_at bigint, version bigint not null, moderated_at bigint, respects bigint not null,
    reports bigint not null, picked bigint not null, badge text, network text, receipt_hash text not null unique,
    words_hash text not null, source text unique)`,
  `create table comment_edit (
    comment bigint not null, version bigint not null, at bigint not null, words text not null,
    primary key (comment, version))`,
  "create table comment_respect (comment bigint not null, reader text not null, at bigint not null, primary key (comment, reader))",
  `create table comment_report (
    id text primary key, comment bigint not null, reader text, network text, at bigint not null, reason text not null,
    note text not null, settled_at bigint)`,
  `create table comment_decision (
    id text primary key, comment bigint not null, at bigint not null, actor text not null, act text not null,
    state_before text not null, state_after text not null, reason text, note text, undoes text)`,
  "create table comment_key (name text primary key, key text not null, made_at bigint not null)",
  `create table comment_word (
    id text primary key, edition text not null, kind text not null, word text not null, folded text not null,
    added_by text not null, added_at bigint not null)`,
  "create table comment_policy (scope text primary key, body text not null)",
];

const readers = [
  `create table reader (
    id text primary key, name text not null, email text unique, made_at bigint not null, person text,
    approved bigint not null, refused bigint not null, erased_at bigint)`,
  "create table reader_session (token_hash text primary key, reader text not null, made_at bigint not null, expires_at bigint not null)",
  `create table sign_in_link (
    token_hash text primary key, email text not null, made_at bigint not null, expires_at bigint not null, used_at bigint)`,
  `create table reader_passkey (
    credential_id text primary key, reader text not null, public_key text not null, counter bigint not null,
    transports text not null, made_at bigint not null)`,
  "create table reader_challenge (challenge text primary key, reader text, expires_at bigint not null)",
  "create table reader_mute (reader text not null, muted text not null, at bigint not null, primary key (reader, muted))",
  `create table reader_ban (
    id text primary key, reader text, network text, at bigint not null, until bigint, actor text not null,
    reason text not null, lifted_at bigint)`,
];

const threads = [
  "create table thread_story (code bigint primary key, shown bigint not null, newest bigint)",
  `create table thread_comment (
    id bigint primary key, code bigint not null, root bigint not null, branch bigint not null, parent bigint, author text,
    name text not null, words text not null, edited_at bigint, respects bigint not null, picked bigint not null,
    badge text, gone text, replies bigint not null)`,
  "create table thread_setting (scope text primary key, body text not null)",
  "create table thread_change (tag text primary key, seq bigint not null)",
];

const indexes = [
  "create index thread_comment_tops on thread_comment (code, id) where branch = 0",
  "create index thread_comment_respected on thread_comment (code, respects, id) where branch = 0",
  "create index thread_comment_newest on thread_comment (code, id)",
  "create index thread_comment_under on thread_comment (root, branch, id)",
  "create index thread_comment_parent on thread_comment (parent)",
  "create index thread_change_newest on thread_change (seq)",
  "create index comment_state on comment (state, id)",
  "create index comment_story on comment (code, id)",
  "create index comment_root on comment (root, id)",
  "create index comment_parent on comment (parent)",
  "create index comment_reader on comment (reader, id)",
  "create index comment_network on comment (network, id)",
  "create index comment_same_words on comment (words_hash, id)",
  "create index comment_reported on comment (id) where reports > 0",
  "create index comment_unmoderated on comment (state, id) where moderated_at is null",
  "create index comment_respect_reader on comment_respect (reader)",
  "create index comment_report_comment on comment_report (comment)",
  "create index comment_decision_comment on comment_decision (comment, at)",
  "create index comment_decision_newest on comment_decision (at, id)",
  "create index reader_session_reader on reader_session (reader)",
  "create index sign_in_link_email on sign_in_link (email, made_at)",
  "create index reader_passkey_reader on reader_passkey (reader)",
  "create index reader_ban_reader on reader_ban (reader)",
  "create index reader_ban_network on reader_ban (network)",
];
