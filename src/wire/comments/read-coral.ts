import { z } from "zod";
import type { IncomingComment, IncomingDecision } from "../../comments/import/incoming-comment.js";
import type { RefusalReason } from "../../domain/comment/reasons.js";
import { plainWords } from "./plain-words.js";
import type { CommentRecord } from "./record.js";

/** A date as `mongoexport` writes it (MongoDB Extended JSON v2), or as JSON has it. */
const date = z
  .union([
    z.string(),
    z.number(),
    z.object({ $date: z.union([z.string(), z.number(), z.object({ $numberLong: z.string() })]) }),
  ])
  .transform((value, context) => {
    const inner = typeof value === "object" ? value.$date : value;
    const at = typeof inner === "object" ? Number(inner.$numberLong) : new Date(inner).getTime();
    if (Number.isSafeInteger(at) && at > 0) return at;
    context.addIssue({ code: "custom", message: "no date" });
    return z.NEVER;
  });

const userShape = z.object({
  id: z.string(),
  username: z.string().nullish(),
  email: z.string().nullish(),
  createdAt: date.optional(),
});
const storyShape = z.object({ id: z.string(), url: z.string() });
const commentShape = z.object({
  id: z.string(),
  storyID: z.string(),
  authorID: z.string().nullish(),
  parentID: z.string().nullish(),
  status: z.enum(["NONE", "APPROVED", "REJECTED", "PREMOD", "SYSTEM_WITHHELD"]),
  revisions: z.array(z.object({ body: z.string(), createdAt: date.optional() })),
  tags: z.array(z.object({ type: z.string(), createdBy: z.string().nullish(), createdAt: date.optional() })).nullish(),
  actionCounts: z.looseObject({ REACTION: z.number().optional() }).nullish(),
  createdAt: date,
  /** Its writer's account was deleted: nothing of the words is left. */
  deletedAt: date.nullish(),
});
/** Of the collection `commentModerationActions`: what a moderator, or the system, did with a comment. */
const actionShape = z.object({
  id: z.string(),
  commentID: z.string(),
  status: z.enum(["NONE", "APPROVED", "REJECTED", "PREMOD", "SYSTEM_WITHHELD"]),
  moderatorID: z.string().nullish(),
  createdAt: date,
  rejectionReason: z
    .looseObject({
      code: z.string().nullish(),
      reason: z.string().nullish(),
      customReason: z.string().nullish(),
      detailedExplanation: z.string().nullish(),
    })
    .nullish(),
});
type Action = z.output<typeof actionShape>;

type User = z.output<typeof userShape>;

/** What comments of Coral name by number, and what was done with them, which lie in files of their own. */
export interface CoralNames {
  readonly users: Map<string, User>;
  readonly stories: Map<string, string>;
  /** By the comment they were done with, each by its own name: a file may be read twice. */
  readonly actions: Map<string, Map<string, Action>>;
}

export const newCoralNames = (): CoralNames => ({
  ...{ users: new Map(), stories: new Map(), actions: new Map() },
});

/** Remembers a user, a story or a moderator's action of Coral; false for anything else. */
export function noteCoralName({ users, stories, actions }: CoralNames, document: unknown): boolean {
  if (isCoralComment(document)) return false;
  const action = actionShape.safeParse(document);
  if (action.success) {
    const { id, commentID } = action.data;
    actions.set(commentID, (actions.get(commentID) ?? new Map<string, Action>()).set(id, action.data));
    return true;
  }
  const story = storyShape.safeParse(document);
  if (story.success) {
    stories.set(story.data.id, story.data.url);
    return true;
  }
  const user = userShape.safeParse(document);
  if (!user.success || user.data.username == null) return false;
  users.set(user.data.id, user.data);
  return true;
}

export const isCoralComment = (document: unknown): boolean =>
  typeof document === "object" && document !== null && "revisions" in document && "storyID" in document;

const states = {
  NONE: { state: "approved", reason: null, moderated: false },
  APPROVED: { state: "approved", reason: null, moderated: true },
  REJECTED: { state: "refused", reason: "other", moderated: true },
  PREMOD: { state: "waiting", reason: "mode", moderated: false },
  SYSTEM_WITHHELD: { state: "waiting", reason: "suspect-word", moderated: false },
} as const satisfies Record<string, Pick<IncomingComment, "state" | "reason" | "moderated">>;

/** A comment of Coral's `comments` collection (9.x), its last revision as plain text. */
export function readCoralComment(document: unknown, names: CoralNames, line: number): CommentRecord {
  const read = commentShape.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { line, refused: `${issue?.path.join(".") || "The comment"}: ${issue?.message ?? "cannot be read"}` };
  }
  const { id, storyID, authorID, parentID, status, revisions, tags, actionCounts, createdAt } = read.data;
  const decisions = decisionsOf(read.data, names);
  const told = status === "REJECTED" ? decisions.findLast(({ act }) => act === "refused") : undefined;
  if (read.data.deletedAt != null || revisions.length === 0)
    return { line, refused: `Comment ${id} was deleted by its writer: nothing of it is left.` };
  const url = names.stories.get(storyID);
  if (url === undefined) return { line, refused: `Story ${storyID} is in none of the files: give stories.json too.` };
  const user = authorID == null ? undefined : names.users.get(authorID);
  const last = revisions.at(-1);
  return {
    line,
    comment: {
      source: `coral:${id}`,
      story: { code: null, addresses: [url, storyID] },
      parent: parentID == null ? null : `coral:${parentID}`,
      at: createdAt,
      name: user?.username ?? "?",
      account: user === undefined ? null : accountOf(user, createdAt),
      words: plainWords(last?.body ?? ""),
      ...states[status],
      ...(told?.reason != null && { reason: told.reason }),
      note: told?.note ?? null,
      picked: tags?.some(({ type }) => type === "FEATURED") ?? false,
      respects: Math.max(0, actionCounts?.REACTION ?? 0),
      editedAt: revisions.length > 1 ? (last?.createdAt ?? null) : null,
      decisions,
    },
  };
}

const acts = {
  APPROVED: "approved",
  REJECTED: "refused",
  NONE: "undone",
  PREMOD: "held",
  SYSTEM_WITHHELD: "held",
} as const satisfies Record<Action["status"], IncomingDecision["act"]>;

/** Coral's codes of a rejection as ours. */
const reasons: Readonly<Record<string, RefusalReason>> = {
  ...{
    OFFENSIVE: "abuse",
    ABUSIVE: "abuse",
    HARASSMENT_BULLYING: "abuse",
    HATE_SPEECH: "hatred",
    SPAM: "spam",
    AD: "spam",
  },
  ...{ BANNED_WORD: "language", IRRELEVANT_CONTENT: "off-topic", ILLEGAL_CONTENT: "unlawful" },
};

/** What moderators decided, and when one of them featured it; what Coral's own phases did is none of theirs. */
function decisionsOf({ id, tags }: z.output<typeof commentShape>, names: CoralNames): readonly IncomingDecision[] {
  const nameOf = (user: string): string | null => names.users.get(user)?.username ?? null;
  const decided = [...(names.actions.get(id)?.values() ?? [])].flatMap((action): readonly IncomingDecision[] => {
    const { status, moderatorID, createdAt, rejectionReason } = action;
    if (moderatorID == null) return [];
    const code = rejectionReason?.code ?? rejectionReason?.reason;
    const reason = status === "REJECTED" ? (reasons[code ?? ""] ?? "other") : null;
    const note = rejectionReason?.customReason ?? rejectionReason?.detailedExplanation ?? null;
    return [{ at: createdAt, by: nameOf(moderatorID), act: acts[status], reason, note }];
  });
  const featured = (tags ?? []).flatMap(({ type, createdBy, createdAt }): readonly IncomingDecision[] =>
    type !== "FEATURED" || createdBy == null || createdAt === undefined
      ? []
      : [{ at: createdAt, by: nameOf(createdBy), act: "picked", reason: null, note: null }],
  );
  return [...decided, ...featured].toSorted((a, b) => a.at - b.at);
}

const accountOf = ({ id, username, email, createdAt }: User, at: number) => ({
  ...{ source: `coral:${id}`, name: username ?? "?", email: email ?? null, madeAt: createdAt ?? at },
});
