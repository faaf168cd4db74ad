import type { CommentTables } from "./comment-tables.js";
import type {
  ApiTokenTable,
  AuditTable,
  InvitationTable,
  PasswordLinkTable,
  PersonAccountTable,
  PersonSessionTable,
  PersonTable,
  PersonTwoFactorTable,
  PersonVerificationTable,
  SignInFailureTable,
} from "./people-tables.js";

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
  section: string;
  /** Who entered it first, and who acted on it last; as the ledger writes actors down. */
  begun_by: string;
  touched_by: string;
  touched_at: number;
  /** When the public got it; null while it has never been public, or when it is gone. */
  published_at: number | null;
  /** The last entry that did more than save words: an act is refused when it has moved. */
  act_seq: number;
  /** The topics' slugs, as JSON. */
  topics: string;
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

/** One change of a story's working copy as it was typed (a Yjs update), durable before anyone is told it is saved. */
export interface CopyUpdateTable {
  code: number;
  place: number;
  /** Who typed it. */
  actor: string;
  bytes: Uint8Array;
}

/** The working copy up to `place`, and the hash of the ledger's words it last agreed with. */
export interface CopyBaseTable {
  code: number;
  /** Differs for a copy begun anew, so that what a machine kept of the old one is not mixed into it. */
  name: string;
  agreed: string;
  bytes: Uint8Array;
  place: number;
}

/** What colleagues say to each other about a story. */
export interface StoryNoteTable {
  id: string;
  code: number;
  at: number;
  actor: string;
  text: string;
  mentions: string;
}

/** Whom a note names, and when they saw it; null while they have not. */
export interface StoryMentionTable {
  /** As the ledger names them. */
  person: string;
  note: string;
  code: number;
  at: number;
  seen_at: number | null;
}

/** A picture that stands in a story's newest words and not in what readers have of it: those are `archive_picture`. */
export interface DeskPictureTable {
  picture: string;
  code: number;
}

export interface PreviewLinkTable {
  token_hash: string;
  code: number;
  made_by: string;
  expires_at: number;
}

/** What a request with an idempotency key was answered, so that the same one again gets the same answer. */
export interface AnsweredTable {
  actor: string;
  idempotency_key: string;
  request_hash: string;
  status: number;
  body: string;
  at: number;
}

/** A picture of the library with what is known of it; `focus_x` and `focus_y` in thousandths of its width and height. */
export interface LibraryPictureTable {
  id: string;
  type: string;
  width: number;
  height: number;
  bytes: number;
  alt: string;
  caption: string | null;
  credit: string | null;
  focus_x: number;
  focus_y: number;
  words: string;
  added_by: string;
  added_at: number;
}

export interface WebHookTable {
  id: string;
  url: string;
  secret: string;
  acts: string;
  made_by: string;
  cursor_seq: number;
  paused_at: number | null;
}

export interface WebHookDeliveryTable {
  id: string;
  hook: string;
  seq: number;
  at: number;
  attempt: number;
  status: number | null;
  error: string | null;
  next_at: number | null;
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

export interface AllTables extends ArchiveTables, CommentTables {
  ledger: LedgerTable;
  story_state: StoryStateTable;
  story_source: StorySourceTable;
  meta: MetaTable;
  backup_picture: BackupPictureTable;
  person: PersonTable;
  person_session: PersonSessionTable;
  person_account: PersonAccountTable;
  person_verification: PersonVerificationTable;
  person_two_factor: PersonTwoFactorTable;
  invitation: InvitationTable;
  password_link: PasswordLinkTable;
  sign_in_failure: SignInFailureTable;
  api_token: ApiTokenTable;
  audit: AuditTable;
  copy_update: CopyUpdateTable;
  copy_base: CopyBaseTable;
  story_note: StoryNoteTable;
  story_mention: StoryMentionTable;
  desk_picture: DeskPictureTable;
  preview_link: PreviewLinkTable;
  answered: AnsweredTable;
  library_picture: LibraryPictureTable;
  web_hook: WebHookTable;
  web_hook_delivery: WebHookDeliveryTable;
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
