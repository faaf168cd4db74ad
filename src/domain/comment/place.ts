import type { CommentId } from "./comment-id.js";

/**
 * Where a comment stands in its thread. Three levels are shown: what answers deeper stands in the third, in the order of
 * time, and says whom it answers. So a thread is read in order by (root, branch, id), whatever its depth.
 */
export interface CommentPlace {
  readonly root: CommentId;
  /** 0 at the top, its own id at the second level, that of the second-level comment below it. */
  readonly branch: CommentId | 0;
  readonly parent: CommentId | null;
}

interface Placed extends CommentPlace {
  readonly id: CommentId;
}

/** The place of a comment that answers another, or nothing. */
export function placeUnder(id: CommentId, parent: Placed | null): CommentPlace {
  if (parent === null) return { root: id, branch: 0, parent: null };
  return { root: parent.root, branch: parent.branch === 0 ? id : parent.branch, parent: parent.id };
}

export const levelOf = ({ id, branch }: Pick<Placed, "id" | "branch">): 1 | 2 | 3 =>
  branch === 0 ? 1 : branch === id ? 2 : 3;
