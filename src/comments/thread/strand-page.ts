import { sql } from "kysely";
import type { PublicReader } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { StoryCode } from "../../kernel/ids.js";
import { type ShownComment, type ShownRow, shownComment } from "./shown-comment.js";

export interface StrandAsk {
  readonly code: StoryCode;
  /** Any comment of the strand: the page begins with it, or with the first answer when it is the top. */
  readonly id: CommentId;
  readonly limit: number;
}

export interface StrandPage {
  readonly top: ShownComment;
  readonly replies: readonly ShownComment[];
  /** The comment the page was asked for. */
  readonly wanted: ShownComment;
  /** Where the next page begins. */
  readonly next: CommentId | null;
}

/** A top comment and what is under it, from one comment on. Two questions; null when that comment is not there. */
export async function strandPage(rows: PublicReader, { code, id, limit }: StrandAsk): Promise<StrandPage | null> {
  const heads = await sql<ShownRow>`select c.*, p.name as parent_name from thread_comment w
    join thread_comment c on c.id in (w.root, w.id) left join thread_comment p on p.id = c.parent
    where w.id = ${id} and w.code = ${code}`.execute(rows);
  const known = heads.rows.map(shownComment);
  const wanted = known.find((one) => one.id === id);
  const top = known.find((one) => one.id === wanted?.root);
  if (wanted === undefined || top === undefined) return null;
  const found = await sql<ShownRow>`select c.*, p.name as parent_name from thread_comment c
    left join thread_comment p on p.id = c.parent
    where c.root = ${top.id} and c.branch > 0 and (c.branch, c.id) >= (${wanted.branch}, ${wanted.id})
    order by c.branch, c.id limit ${sql.lit(limit + 1)}`.execute(rows);
  const replies = found.rows.map(shownComment);
  return { top, wanted, replies: replies.slice(0, limit), next: replies[limit]?.id ?? null };
}
