/** Why a moderator refuses a comment; the reader is told in the edition's language. */
export const refusalReasons = [
  "abuse",
  "hatred",
  "off-topic",
  "spam",
  "personal-data",
  "unlawful",
  "language",
  "repeat",
  "length",
  "other",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why a moderator should look: `mode` where every comment waits, `edited` where the words are not those that were approved. */
export const waitingReasons = [
  "mode",
  "links",
  "repeat",
  "rate",
  "suspect-word",
  "banned-word",
  "newcomer",
  "history",
  "classifier",
  "classifier-silent",
  "too-slow",
  "broken",
  "reported",
  "edited",
] as const;
export type WaitingReason = (typeof waitingReasons)[number];

export type CommentReason = RefusalReason | WaitingReason;

/** What a reader may report a comment for. */
export const reportReasons = ["abuse", "hatred", "off-topic", "spam", "personal-data", "unlawful", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];
