import { type CommentId, momentOf } from "../../domain/comment/comment-id.js";
import type { Instant } from "../../kernel/ids.js";

/** A comment as every reader sees it. */
export interface ShownComment {
  readonly id: CommentId;
  readonly at: Instant;
  readonly root: CommentId;
  /** 0 at the top, its own id at the second level. */
  readonly branch: CommentId | 0;
  readonly parent: CommentId | null;
  /** Whom it answers; null at the top, and where that place is kept empty. */
  readonly parentName: string | null;
  readonly author: string | null;
  readonly name: string;
  readonly words: string;
  readonly editedAt: Instant | null;
  readonly respects: number;
  readonly picked: boolean;
  readonly badge: "author" | "staff" | null;
  /** Why its place alone is kept; null for a comment that is there. */
  readonly gone: "withdrawn" | "refused" | "erased" | "waiting" | null;
  /** Comments under it. */
  readonly replies: number;
}

/** A row of `thread_comment` with the name of whom it answers. */
export interface ShownRow {
  readonly id: number;
  readonly root: number;
  readonly branch: number;
  readonly parent: number | null;
  readonly parent_name: string | null;
  readonly author: string | null;
  readonly name: string;
  readonly words: string;
  readonly edited_at: number | null;
  readonly respects: number;
  readonly picked: number;
  readonly badge: string | null;
  readonly gone: string | null;
  readonly replies: number;
}

export const shownComment = (row: ShownRow): ShownComment => ({
  id: row.id as CommentId,
  at: momentOf(row.id as CommentId),
  root: row.root as CommentId,
  branch: row.branch as CommentId | 0,
  parent: row.parent as CommentId | null,
  parentName: row.parent_name === "" ? null : row.parent_name,
  author: row.author,
  name: row.name,
  words: row.words,
  editedAt: row.edited_at as Instant | null,
  respects: row.respects,
  picked: row.picked === 1,
  badge: row.badge as ShownComment["badge"],
  gone: row.gone as ShownComment["gone"],
  replies: row.replies,
});
