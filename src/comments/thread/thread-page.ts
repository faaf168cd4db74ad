import { type RawBuilder, sql } from "kysely";
import type { PublicReader } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { StoryCode } from "../../kernel/ids.js";
import { type ShownComment, type ShownRow, shownComment } from "./shown-comment.js";

export const threadOrders = ["newest", "oldest", "respected"] as const;
export type ThreadOrder = (typeof threadOrders)[number];

/** The last top comment of the page before; respects only matter in that order. */
export interface ThreadCursor {
  readonly respects: number;
  readonly id: CommentId;
}

export interface ThreadAsk {
  readonly code: StoryCode;
  readonly order: ThreadOrder;
  readonly after: ThreadCursor | null;
  /** Top comments of a page. */
  readonly limit: number;
  /** Answers shown under each. */
  readonly replies: number;
}

/** A top comment with its first answers, in the thread's order. */
export interface Strand {
  readonly top: ShownComment;
  readonly replies: readonly ShownComment[];
}

export interface ThreadPage {
  readonly strands: readonly Strand[];
  readonly next: ThreadCursor | null;
}

/** A page of a story's thread. Two questions, whatever the length of the thread. */
export async function threadPage(rows: PublicReader, ask: ThreadAsk): Promise<ThreadPage> {
  const found = await tops(rows, ask);
  const shown = found.slice(0, ask.limit).map((row) => shownComment({ ...row, parent_name: null }));
  const under = await firstReplies(
    rows,
    shown.filter((top) => top.replies > 0),
    ask.replies,
  );
  const last = shown.at(-1);
  return {
    strands: shown.map((top) => ({ top, replies: under.filter(({ root }) => root === top.id) })),
    next: found.length > ask.limit && last !== undefined ? { respects: last.respects, id: last.id } : null,
  };
}

function tops(rows: PublicReader, { code, order, after, limit }: ThreadAsk) {
  // The index of the tops has this very condition: a bound parameter would not match it.
  const all = rows.selectFrom("thread_comment").selectAll().where("code", "=", code).where(sql<boolean>`branch = 0`);
  const some = after === null ? all : all.where(beyond(order, after));
  const sorted = order === "respected" ? some.orderBy("respects", "desc") : some;
  return sorted
    .orderBy("id", order === "oldest" ? "asc" : "desc")
    .limit(limit + 1)
    .execute();
}

function beyond(order: ThreadOrder, { respects, id }: ThreadCursor): RawBuilder<boolean> {
  if (order === "oldest") return sql`id > ${id}`;
  return order === "newest" ? sql`id < ${id}` : sql`(respects, id) < (${respects}, ${id})`;
}

async function firstReplies(
  rows: PublicReader,
  above: readonly ShownComment[],
  limit: number,
): Promise<readonly ShownComment[]> {
  if (above.length === 0 || limit === 0) return [];
  const each = above.map(
    ({ id }) => sql`select * from (
      select c.*, p.name as parent_name from thread_comment c left join thread_comment p on p.id = c.parent
      where c.root = ${id} and c.branch > 0 order by c.branch, c.id limit ${sql.lit(limit)}) s`,
  );
  const found = await sql<ShownRow>`${sql.join(each, sql` union all `)}`.execute(rows);
  return found.rows.map(shownComment).sort((a, b) => a.root - b.root || a.branch - b.branch || a.id - b.id);
}
