import type { CommentTable } from "../../database/comment-tables.js";
import type { Reader } from "../../database/handles.js";
import { type CommentId, momentOf } from "../../domain/comment/comment-id.js";
import type { Instant } from "../../kernel/ids.js";
import { hashOf } from "../keys/secret.js";

/** Who says a comment is theirs: the reader who is signed in, or whoever holds its receipt. */
export interface Writer {
  readonly reader: string | null;
  readonly receipt: string | null;
}

/** Milliseconds in which a comment may be changed. */
export const editTime = 5 * 60_000;

export const mayStillEdit = (id: CommentId, now: Instant): boolean => now < momentOf(id) + editTime;

/** A comment by its number when it is the writer's own; null for all others, which are not told apart. */
export async function ownComment(
  rows: Reader,
  id: CommentId,
  { reader, receipt }: Writer,
): Promise<CommentTable | null> {
  const row = await rows.selectFrom("comment").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const owns = (reader !== null && row.reader === reader) || (receipt !== null && row.receipt_hash === hashOf(receipt));
  return owns ? row : null;
}

/** The comment a receipt is for. */
export const commentOfReceipt = async (rows: Reader, receipt: string): Promise<CommentTable | null> =>
  (await rows.selectFrom("comment").selectAll().where("receipt_hash", "=", hashOf(receipt)).executeTakeFirst()) ?? null;
