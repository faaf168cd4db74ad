import type { Brand } from "../../kernel/brand.js";
import type { Instant } from "../../kernel/ids.js";

/** A comment's permanent number; it grows with time, and tells the millisecond the comment was made in. */
export type CommentId = Brand<number, "CommentId">;

/** Comments a millisecond can have. */
export const perMillisecond = 1024;

/** The lowest id of a moment: ids of one millisecond go on from it. */
export const firstIdOf = (at: Instant): CommentId => (at * perMillisecond) as CommentId;

export const momentOf = (id: CommentId): Instant => Math.floor(id / perMillisecond) as Instant;

export const parseCommentId = (value: unknown): CommentId | null => {
  const number = typeof value === "string" && /^[1-9]\d{0,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? (number as CommentId) : null;
};
