import { z } from "zod";
import type { IncomingComment } from "../../comments/import/incoming-comment.js";
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
  revisions: z.array(z.object({ body: z.string(), createdAt: date.optional() })).min(1),
  tags: z.array(z.object({ type: z.string() })).nullish(),
  actionCounts: z.looseObject({ REACTION: z.number().optional() }).nullish(),
  createdAt: date,
});

type User = z.output<typeof userShape>;

/** What comments of Coral name by number: its users and stories, which lie in files of their own. */
export interface CoralNames {
  readonly users: Map<string, User>;
  readonly stories: Map<string, string>;
}

export const newCoralNames = (): CoralNames => ({ users: new Map(), stories: new Map() });

/** Remembers a user or a story of Coral; false for anything else. */
export function noteCoralName({ users, stories }: CoralNames, document: unknown): boolean {
  if (isCoralComment(document)) return false;
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
      note: null,
      picked: tags?.some(({ type }) => type === "FEATURED") ?? false,
      respects: Math.max(0, actionCounts?.REACTION ?? 0),
      editedAt: revisions.length > 1 ? (last?.createdAt ?? null) : null,
    },
  };
}

const accountOf = ({ id, username, email, createdAt }: User, at: number) => ({
  ...{ source: `coral:${id}`, name: username ?? "?", email: email ?? null, madeAt: createdAt ?? at },
});
