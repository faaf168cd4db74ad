/** A comment's life: it waits, is approved or refused, and its writer may withdraw or erase it. */
export const commentStates = ["waiting", "approved", "refused", "withdrawn", "erased"] as const;
export type CommentState = (typeof commentStates)[number];

const ways: Readonly<Record<CommentState, readonly CommentState[]>> = {
  waiting: ["approved", "refused", "withdrawn", "erased"],
  approved: ["waiting", "refused", "withdrawn", "erased"],
  refused: ["approved", "waiting", "withdrawn", "erased"],
  withdrawn: ["erased"],
  erased: [],
};

/** Whether a comment may go from one state to another; what its writer took back, nobody brings back. */
export const mayBecome = (from: CommentState, to: CommentState): boolean => ways[from].includes(to);
