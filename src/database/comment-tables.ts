/** A reader's comment in whatever state; never read by the public side. Times are milliseconds since 1970, truths 0 and 1. */
export interface CommentTable {
  /** Tells the moment too: `domain/comment/comment-id.ts`. */
  id: number;
  code: number;
  /** The top comment it stands under; its own id at the top. */
  root: number;
  /** The second-level comment it stands under; its own id at the second level, 0 at the top. */
  branch: number;
  /** What it answers; null at the top. */
  parent: number | null;
  /** Null for a guest, and for one who erased what they wrote. */
  reader: string | null;
  /** The name it is signed with. */
  name: string;
  words: string;
  /** Word of `domain/comment/state.ts`. */
  state: string;
  /** Why it waits or was refused: a word of `domain/comment/reasons.ts`. */
  reason: string | null;
  /** What the reader is told besides. */
  reason_note: string | null;
  /** What the phases found, JSON. */
  findings: string;
  edited_at: number | null;
  /** Rises with every change of words or state: a decision is made on the version that was seen. */
  version: number;
  /** When someone of the desk first decided on it as it is; null while none has, and again once its writer changed it. */
  moderated_at: number | null;
  respects: number;
  /** Reports not settled yet. */
  reports: number;
  picked: number;
  /** `author` or `staff` as it was when written, or as the desk said later; null for a reader. */
  badge: string | null;
  /** The writer's network under the key of its day; null once that key is gone. */
  network: string | null;
  /** SHA-256 of the receipt its writer holds: the same form sent twice is one comment. */
  receipt_hash: string;
  /** Of the folded words: how a repeat is known. */
  words_hash: string;
  /** The name another system knew it by, for imports. */
  source: string | null;
}

/** The words a comment had before an edit. */
export interface CommentEditTable {
  comment: number;
  version: number;
  at: number;
  words: string;
}

export interface CommentRespectTable {
  comment: number;
  reader: string;
  at: number;
}

export interface CommentReportTable {
  id: string;
  comment: number;
  /** Null when a guest reported. */
  reader: string | null;
  network: string | null;
  at: number;
  reason: string;
  note: string;
  settled_at: number | null;
}

/** What a moderator, the pipeline or the clock decided on a comment, in order; nothing is ever taken out. */
export interface CommentDecisionTable {
  id: string;
  comment: number;
  at: number;
  /** `person:…` or `pipeline`. */
  actor: string;
  /** `approved`, `refused`, `held`, `picked`, `unpicked`, `settled`, `imported`, the writer's own `edited` … */
  act: string;
  state_before: string;
  state_after: string;
  reason: string | null;
  note: string | null;
  /** The decision this one takes back. */
  undoes: string | null;
}

export interface ReaderTable {
  id: string;
  name: string;
  /** The name as it is compared with others (`language/names/name-key.ts`); null once erased. */
  name_key: string | null;
  /** Folded, unique; null once erased. */
  email: string | null;
  made_at: number;
  /** The desk's person this reader is, where the desk said so; null for all others. */
  person: string | null;
  /** Who at the desk said who they are, or that they are nobody; null: their mail address tells. */
  person_by: string | null;
  approved: number;
  refused: number;
  erased_at: number | null;
}

export interface ReaderSessionTable {
  token_hash: string;
  reader: string;
  made_at: number;
  expires_at: number;
}

export interface SignInLinkTable {
  token_hash: string;
  email: string;
  /** Where it was asked for, by its name of the day; null for those made before it was kept. */
  network: string | null;
  made_at: number;
  expires_at: number;
  used_at: number | null;
}

export interface ReaderPasskeyTable {
  credential_id: string;
  reader: string;
  public_key: string;
  counter: number;
  transports: string;
  made_at: number;
}

/** A challenge given to a browser, once. */
export interface ReaderChallengeTable {
  challenge: string;
  reader: string | null;
  expires_at: number;
}

export interface ReaderMuteTable {
  reader: string;
  muted: string;
  at: number;
}

export interface ReaderBanTable {
  id: string;
  /** One of the two is set. */
  reader: string | null;
  network: string | null;
  at: number;
  /** Null: for good. */
  until: number | null;
  actor: string;
  reason: string;
  lifted_at: number | null;
}

/** Keys of the house for readers: `network:2026-11-24` hashes addresses for a day, `form` signs forms. */
export interface CommentKeyTable {
  name: string;
  key: string;
  made_at: number;
}

export interface CommentWordTable {
  id: string;
  /** Edition it holds for; `*` for all. */
  edition: string;
  /** `banned` or `suspect`. */
  kind: string;
  word: string;
  /** As the matcher folds it. */
  folded: string;
  added_by: string;
  added_at: number;
}

/** Settings the public need not know (web hook, newcomers, limits), JSON by scope: `*`, `edition:en`, `section:en/world`. */
export interface CommentPolicyTable {
  scope: string;
  body: string;
}

/** What a story's thread shows, counted. */
export interface ThreadStoryTable {
  code: number;
  /** Comments shown, those that only keep a place not among them. */
  shown: number;
  newest: number | null;
}

/** A comment the public may see now: the projection of `comment`, as the archive is the ledger's. */
export interface ThreadCommentTable {
  id: number;
  code: number;
  root: number;
  branch: number;
  parent: number | null;
  /** A reader's id, for muting; null for guests. */
  author: string | null;
  name: string;
  words: string;
  edited_at: number | null;
  respects: number;
  picked: number;
  badge: string | null;
  /** Why only its place is kept: `withdrawn`, `refused`, `erased`, `waiting`; null for a comment that is shown. */
  gone: string | null;
  /** Rows under it: counted at the top and at the second level. */
  replies: number;
}

/** Who may comment where: modes by scope `edition:en`, `section:en/world`, `story:971280`. */
export interface ThreadSettingTable {
  scope: string;
  body: string;
}

/** The newest change of each fact pages read of threads (`thread:971280`, `comment-rules:en`); one row a fact. */
export interface ThreadChangeTable {
  tag: string;
  seq: number;
}

/** What the public side may read of comments. */
export interface ThreadTables {
  thread_story: ThreadStoryTable;
  thread_comment: ThreadCommentTable;
  thread_setting: ThreadSettingTable;
  thread_change: ThreadChangeTable;
}

export interface CommentTables extends ThreadTables {
  comment: CommentTable;
  comment_edit: CommentEditTable;
  comment_respect: CommentRespectTable;
  comment_report: CommentReportTable;
  comment_decision: CommentDecisionTable;
  comment_key: CommentKeyTable;
  comment_word: CommentWordTable;
  comment_policy: CommentPolicyTable;
  reader: ReaderTable;
  reader_session: ReaderSessionTable;
  sign_in_link: SignInLinkTable;
  reader_passkey: ReaderPasskeyTable;
  reader_challenge: ReaderChallengeTable;
  reader_mute: ReaderMuteTable;
  reader_ban: ReaderBanTable;
}

export const threadTableNames = [
  "thread_story",
  "thread_comment",
  "thread_setting",
  "thread_change",
] as const satisfies readonly (keyof ThreadTables)[];
