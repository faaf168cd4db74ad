import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { FactsRead } from "../../archive/reading.js";
import type { PageChange } from "../cache/page-cache.js";

/** How soon a page is made: what readers enter by, what a change touched, what a first bake still owes. */
export const urgency = { entrance: 1, changed: 2, owed: 3 } as const;
export type Urgency = (typeof urgency)[keyof typeof urgency];

/** What was baked under a name: its files, what else it shows, what it read. */
export interface Baked {
  readonly files: readonly string[];
  readonly media: readonly string[];
  readonly facts: FactsRead;
}

const schema = `
  create table if not exists state (name text primary key, value text not null) without rowid;
  create table if not exists page (id integer primary key, name text not null unique, wanted integer not null,
    expires integer, files text not null default '[]', media text not null default '[]', facts text not null default '[]');
  create index if not exists page_wanted on page (wanted, id) where wanted > 0;
  create index if not exists page_expires on page (expires) where expires is not null;
  create table if not exists tag (id integer primary key, name text not null unique);
  create table if not exists fact (tag integer not null, page integer not null, primary key (tag, page)) without rowid;
  create virtual table if not exists span using rtree (id, low, high, +tag integer, +page integer, +first real, +last real);
  create table if not exists media (path text primary key, wanted integer not null) without rowid;
  create index if not exists media_wanted on media (wanted) where wanted > 0;`;

const ends = 9e15;
const within = (moment: number): number => Math.max(-ends, Math.min(ends, moment));

/** Where the record of a baked folder lies in it; no server should show it. */
export const recordFolder = ".bake";

export type BakeRecord = ReturnType<typeof openBakeRecord>;

/**
 * The durable memory of a baked folder: its cursors, which pages there are, what each read, and which have still to be
 * made. A page's facts are kept the other way round too, so that a change finds its pages without looking at the others.
 */
export function openBakeRecord(folder: string) {
  mkdirSync(join(folder, recordFolder), { recursive: true });
  const raw = new DatabaseSync(join(folder, recordFolder, "record.sqlite"));
  raw.exec(`pragma journal_mode = wal; pragma synchronous = normal; ${schema}`);
  const ask = prepareAll(raw);
  const whole = <T>(work: () => T): T => {
    raw.exec("begin immediate");
    try {
      const value = work();
      raw.exec("commit");
      return value;
    } catch (error) {
      raw.exec("rollback");
      throw error;
    }
  };
  const forget = (page: number): void => {
    const row = ask.page.get(page);
    for (const tag of JSON.parse(String(row?.facts ?? "[]")) as number[]) {
      if (tag >= 0) ask.dropFact.run(tag, page);
      else ask.dropSpan.run(-tag);
    }
  };
  const learn = (page: number, { tags, spans }: FactsRead): string => {
    const known = [...new Set(tags)].map((name) => tagOf(ask, name));
    for (const tag of known) ask.addFact.run(tag, page);
    const kept = spans.map(({ list, from, to }) => {
      const [low, high] = [within(from), within(to)];
      return -Number(ask.addSpan.run(low, high, tagOf(ask, list), page, low, high).lastInsertRowid);
    });
    return JSON.stringify([...known, ...kept]);
  };
  const touch = (page: unknown, how: Urgency): void => void ask.touch.run(how, how, page as number);
  return {
    whole,
    read: (name: string): number | null => {
      const row = ask.readState.get(name);
      return row === undefined ? null : Number(row.value);
    },
    write: (name: string, value: number): void => void ask.writeState.run(name, String(value)),
    /** Wants a page made, if it is not there yet. */
    want: (name: string, how: Urgency): void => void ask.want.run(name, how),
    /** Wants a page made anew, whether or not it is there. */
    renew: (name: string, how: Urgency): void => {
      ask.want.run(name, how);
      ask.renew.run(how, how, name);
    },
    /** Wants every page made anew that read what changed. */
    touched({ tags, moments }: PageChange, how: Urgency): void {
      for (const name of tags) for (const { page } of ask.byTag.all(name)) touch(page, how);
      for (const { list, at } of moments) for (const { page } of ask.bySpan.all(at, at, list, at, at)) touch(page, how);
    },
    touchStories: (how: Urgency): void => void ask.touchStories.run(how),
    touchExpired: (now: number): void => void ask.touchExpired.run(urgency.entrance, now),
    next: (): { readonly id: number; readonly name: string; readonly before: Omit<Baked, "facts"> } | null => {
      const row = ask.next.get();
      if (row === undefined) return null;
      const [files, media] = [row.files, row.media].map((text) => JSON.parse(String(text)) as string[]);
      return { id: Number(row.id), name: String(row.name), before: { files: files ?? [], media: media ?? [] } };
    },
    owed: (): number => Number(ask.owed.get()?.count ?? 0),
    /** Notes that a page was made; what it shows and no longer shows is looked after. */
    done(page: number, { files, media, facts }: Baked, before: readonly string[]): void {
      whole(() => {
        forget(page);
        const learned = learn(page, facts);
        ask.done.run(facts.expires, JSON.stringify(files), JSON.stringify(media), learned, page);
        for (const path of new Set([...media, ...before])) ask.wantMedia.run(path);
      });
    },
    /** Makes a page later, at a moment. */
    postpone: (page: number, until: number): void => void ask.postpone.run(until, page),
    /** Forgets a page that is no more; what it showed is looked after. */
    gone(page: number, media: readonly string[]): void {
      whole(() => {
        forget(page);
        ask.gone.run(page);
        for (const path of media) ask.wantMedia.run(path);
      });
    },
    nextMedia: (): string | null => {
      const row = ask.nextMedia.get();
      return row === undefined ? null : String(row.path);
    },
    doneMedia: (path: string): void => void ask.doneMedia.run(path),
    close: (): void => {
      if (raw.isOpen) raw.close();
    },
  };
}

function prepareAll(raw: DatabaseSync) {
  const statement = (sql: string) => raw.prepare(sql);
  return {
    readState: statement("select value from state where name = ?"),
    writeState: statement("insert into state values (?, ?) on conflict (name) do update set value = excluded.value"),
    page: statement("select facts from page where id = ?"),
    want: statement("insert into page (name, wanted) values (?, ?) on conflict (name) do nothing"),
    renew: statement("update page set wanted = case when wanted between 1 and ? then wanted else ? end where name = ?"),
    touch: statement("update page set wanted = case when wanted between 1 and ? then wanted else ? end where id = ?"),
    touchStories: statement("update page set wanted = ? where wanted = 0 and name glob 'story:*'"),
    touchExpired: statement("update page set wanted = ?, expires = null where expires <= ?"),
    next: statement("select id, name, files, media from page where wanted > 0 order by wanted, id limit 1"),
    owed: statement("select count(*) as count from page where wanted > 0"),
    done: statement("update page set wanted = 0, expires = ?, files = ?, media = ?, facts = ? where id = ?"),
    postpone: statement("update page set wanted = 0, expires = ? where id = ?"),
    gone: statement("delete from page where id = ?"),
    tag: statement("select id from tag where name = ?"),
    addTag: statement("insert into tag (name) values (?)"),
    byTag: statement("select page from fact join tag on tag.id = fact.tag where tag.name = ?"),
    addFact: statement("insert or ignore into fact values (?, ?)"),
    dropFact: statement("delete from fact where tag = ? and page = ?"),
    addSpan: statement("insert into span (low, high, tag, page, first, last) values (?, ?, ?, ?, ?, ?)"),
    dropSpan: statement("delete from span where id = ?"),
    bySpan: statement(
      "select page from span where low <= ? and high >= ? and tag = (select id from tag where name = ?) and first <= ? and last >= ?",
    ),
    wantMedia: statement("insert into media values (?, 1) on conflict (path) do update set wanted = 1"),
    nextMedia: statement("select path from media where wanted > 0 limit 1"),
    doneMedia: statement("update media set wanted = 0 where path = ?"),
  };
}

function tagOf(ask: ReturnType<typeof prepareAll>, name: string): number {
  const found = ask.tag.get(name);
  return Number(found?.id ?? ask.addTag.run(name).lastInsertRowid);
}
