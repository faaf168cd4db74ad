import type { Ban } from "../../comments/ban-of.js";
import type { EditFault } from "../../comments/writing/edit-comment.js";
import type { PostFault } from "../../comments/writing/post-comment.js";
import type { ReportFault } from "../../comments/writing/report-comment.js";
import type { RespectFault } from "../../comments/writing/respect-comment.js";
import type { CommentReason } from "../../domain/comment/reasons.js";
import { dateline } from "../../language/dates.js";
import type { MessageKey } from "../../language/messages/en.js";
import type { View } from "../pages/view.js";

export type Fault =
  | Exclude<PostFault, "full" | "too-many">
  | EditFault
  | ReportFault
  | RespectFault
  | "stale"
  | "unsealed"
  | "again"
  | "too-many";

const words: Readonly<Record<Exclude<Fault, object>, readonly [MessageKey, number]>> = {
  "too-many": ["commentTooMany", 429],
  "parent-gone": ["commentParentGone", 409],
  "no-story": ["notFound", 404],
  closed: ["commentsClosed", 403],
  "no-guests": ["commentNoGuests", 403],
  "no-name": ["commentNoName", 422],
  "name-taken": ["commentNameTaken", 422],
  empty: ["commentEmpty", 422],
  "too-long": ["commentTooLong", 422],
  "not-yours": ["notFound", 404],
  "too-late": ["commentTooLate", 409],
  moved: ["commentTooLate", 409],
  unknown: ["notFound", 404],
  own: ["notFound", 409],
  stale: ["commentStale", 403],
  unsealed: ["commentStale", 403],
  again: ["commentAgain", 409],
};

/** Whether a fault is one of the name, told beside it. */
export const isOfName = (fault: Fault | null): boolean => fault === "no-name" || fault === "name-taken";

/** What a reader is told of a fault, and its status. */
export function faultWords(view: View, fault: Fault): { readonly status: number; readonly words: string } {
  if (typeof fault === "object") return { status: 403, words: banWords(view, fault.banned) };
  const [key, status] = words[fault];
  return { status, words: view.say(key) };
}

function banWords({ say, edition }: View, { until, reason }: Ban): string {
  return until === null
    ? say("commentBanned", { reason })
    : say("commentBannedUntil", { when: dateline(edition, until), reason });
}

const reasonKeys: Readonly<Partial<Record<CommentReason, MessageKey>>> = {
  abuse: "reasonAbuse",
  hatred: "reasonHatred",
  "off-topic": "reasonOffTopic",
  spam: "reasonSpam",
  "personal-data": "reasonPersonalData",
  unlawful: "reasonUnlawful",
  language: "reasonLanguage",
  repeat: "reasonRepeat",
};

/** Why a comment was refused, as its writer is told. */
export const reasonWords = ({ say }: Pick<View, "say">, reason: string | null): string =>
  say(reasonKeys[(reason ?? "other") as CommentReason] ?? "reasonOther");
