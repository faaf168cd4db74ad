import { type Kysely, sql } from "kysely";
import { speaksPostgres } from "../speaks-postgres.js";

/** The press: ledger, desk state, archive. One text for SQLite and PostgreSQL (`bigint` is SQLite's 64-bit integer). */
export async function up(db: Kysely<unknown>): Promise<void> {
  const bytes = sql.raw(speaksPostgres(db) ? "bytea" : "blob");
  await sql`create table backup_picture (id text primary key, bytes ${bytes} not null)`.execute(db);
  for (const statement of [...privateTables, ...archiveTables, ...indexes]) await sql.raw(statement).execute(db);
}

const privateTables = [
  `create table ledger (
    seq bigint primary key, noun text not null, subject text not null, act text not null, at bigint not null,
    effective bigint, actor text not null, reason text, body text, body_hash text not null,
    prev_hash text not null, hash text not null)`,
  `create table story_state (
    code bigint primary key, standing text not null, stage text not null, edition text not null, headline text not null,
    scheduled_for bigint, last_seq bigint not null)`,
  "create table story_source (uri text primary key, code bigint not null)",
  "create table meta (key text primary key, value text not null)",
];

const archiveTables = [
  "create table archive_edition (id text primary key, position bigint not null, body text not null)",
  `create table archive_section (
    edition text not null, slug text not null, name text not null, position bigint not null,
    stories bigint not null, primary key (edition, slug))`,
  `create table archive_story (
    code bigint primary key, edition text not null, section text not null, slug text not null, language text not null,
    headline text not null, headline_key text not null, kicker text, standfirst text, teaser text not null,
    agency text, byline text, place text, published_at bigint not null, updated_at bigint, picture text,
    translation_group bigint not null)`,
  "create table archive_body (code bigint primary key, document text not null)",
  `create table archive_topic (
    edition text not null, slug text not null, published_at bigint not null, code bigint not null, name text not null,
    primary key (edition, slug, published_at, code))`,
  `create table archive_note (
    code bigint not null, position bigint not null, edition text not null, kind text not null, at bigint not null,
    note text not null, primary key (code, position))`,
  "create table archive_day (edition text not null, day text not null, stories bigint not null, primary key (edition, day))",
  `create table archive_gone (
    code bigint primary key, edition text not null, kind text not null, reason text not null, at bigint not null)`,
  "create table archive_front (edition text primary key, body text not null)",
  "create table archive_picture (id text not null, code bigint not null, primary key (id, code))",
  "create table archive_change (seq bigint primary key, body text not null)",
];

const indexes = [
  "create index ledger_subject on ledger (noun, subject, seq)",
  "create index story_state_due on story_state (scheduled_for) where scheduled_for is not null",
  "create index archive_story_newest on archive_story (edition, published_at desc, code desc)",
  "create index archive_story_section on archive_story (edition, section, published_at desc, code desc)",
  "create index archive_story_headline on archive_story (edition, headline_key)",
  "create index archive_story_translations on archive_story (translation_group)",
  "create index archive_topic_story on archive_topic (code)",
  "create index archive_note_newest on archive_note (edition, at desc, code desc, position desc)",
  "create index archive_picture_story on archive_picture (code)",
];
