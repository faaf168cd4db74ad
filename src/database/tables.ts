/** What the ledger is about. */
export type Noun = "story" | "front" | "edition" | "section" | "picture";

/** One entry; never changed, but for `body` set to null by a redaction. Times are milliseconds since 1970. */
export interface LedgerTable {
  seq: number;
  noun: Noun;
  subject: string;
  act: string;
  at: number;
  /** The moment the act is meant for, when it is not `at`. */
  effective: number | null;
  actor: string;
  reason: string | null;
  /** Canonical JSON of the whole revision. */
  body: string | null;
  /** SHA-256 of `body`, hexadecimal; stays when the body is redacted. */
  body_hash: string;
  prev_hash: string;
  hash: string;
}

/** A story's state at the desk: the fold of its entries, kept for the clock and the lists. */
export interface StoryStateTable {
  code: number;
  standing: string;
  stage: string;
  edition: string;
  headline: string;
  scheduled_for: number | null;
  last_seq: number;
}

/** Which code a supplier's own name got, so that the same story coming twice is one story. */
export interface StorySourceTable {
  uri: string;
  code: number;
}

/** The state of the press as a whole: the ledger's head, the paper's own settings. */
export interface MetaTable {
  key: string;
  value: string;
}

/** Originals carried in a backup file; empty in a newsroom at work, whose pictures lie in its folder. */
export interface BackupPictureTable {
  id: string;
  bytes: Uint8Array;
}

export interface ArchiveEditionTable {
  id: string;
  position: number;
  body: string;
}

export interface ArchiveSectionTable {
  edition: string;
  slug: string;
  name: string;
  position: number;
  /** Public stories in it; the navigation shows a section that has any. */
  stories: number;
}

/** A public story's card: narrow, so that lists read little. */
export interface ArchiveStoryTable {
  code: number;
  edition: string;
  section: string;
  slug: string;
  language: string;
  headline: string;
  headline_key: string;
  kicker: string | null;
  standfirst: string | null;
  teaser: string;
  agency: string | null;
  byline: string | null;
  place: string | null;
  published_at: number;
  updated_at: number | null;
  picture: string | null;
  translation_group: number;
}

/** The rest of a public story, as one JSON document. */
export interface ArchiveBodyTable {
  code: number;
  document: string;
}

export interface ArchiveTopicTable {
  edition: string;
  slug: string;
  published_at: number;
  code: number;
  name: string;
}

export interface ArchiveNoteTable {
  code: number;
  position: number;
  edition: string;
  kind: string;
  at: number;
  note: string;
}

/** How many stories an edition's local calendar day has. */
export interface ArchiveDayTable {
  edition: string;
  day: string;
  stories: number;
}

export interface ArchiveGoneTable {
  code: number;
  edition: string;
  kind: string;
  reason: string;
  at: number;
}

export interface ArchiveFrontTable {
  edition: string;
  body: string;
}

/** A picture is served while a public story uses it. */
export interface ArchivePictureTable {
  id: string;
  code: number;
}

/** What each ledger entry changed for the public; the followers' reading matter. */
export interface ArchiveChangeTable {
  seq: number;
  body: string;
}

export interface ArchiveTables {
  archive_edition: ArchiveEditionTable;
  archive_section: ArchiveSectionTable;
  archive_story: ArchiveStoryTable;
  archive_body: ArchiveBodyTable;
  archive_topic: ArchiveTopicTable;
  archive_note: ArchiveNoteTable;
  archive_day: ArchiveDayTable;
  archive_gone: ArchiveGoneTable;
  archive_front: ArchiveFrontTable;
  archive_picture: ArchivePictureTable;
  archive_change: ArchiveChangeTable;
}

export interface AllTables extends ArchiveTables {
  ledger: LedgerTable;
  story_state: StoryStateTable;
  story_source: StorySourceTable;
  meta: MetaTable;
  backup_picture: BackupPictureTable;
}

/** Every archive table with its key, in the order a comparison goes through them. */
export const archiveKeys = {
  archive_edition: ["id"],
  archive_section: ["edition", "slug"],
  archive_story: ["code"],
  archive_body: ["code"],
  archive_topic: ["edition", "slug", "published_at", "code"],
  archive_note: ["code", "position"],
  archive_day: ["edition", "day"],
  archive_gone: ["code"],
  archive_front: ["edition"],
  archive_picture: ["id", "code"],
  archive_change: ["seq"],
} as const satisfies { [Table in keyof ArchiveTables]: readonly (keyof ArchiveTables[Table])[] };

export type ArchiveTableName = keyof ArchiveTables;
export const archiveTableNames = Object.keys(archiveKeys) as readonly ArchiveTableName[];
