import type {
  CommentDecisionTable,
  CommentEditTable,
  CommentReportTable,
  CommentTable,
  ReaderTable,
} from "../../database/comment-tables.js";
import type { Reader } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { Instant } from "../../kernel/ids.js";
import { type Ban, banOf } from "../ban-of.js";
import type { QueuedComment } from "./read-queue.js";
import { type ReaderBadge, readBadge } from "./set-badge.js";

/** All a moderator may want beside a comment. */
export interface OpenComment {
  readonly comment: QueuedComment;
  /** The comments it answers, the topmost first. */
  readonly above: readonly CommentTable[];
  /** What stands around it in its thread, in order. */
  readonly around: readonly CommentTable[];
  readonly reports: readonly CommentReportTable[];
  readonly edits: readonly CommentEditTable[];
  readonly decisions: readonly CommentDecisionTable[];
  /** Null for a guest, or for one who erased themselves. */
  readonly writer: (ReaderTable & { readonly badge: ReaderBadge }) | null;
  /** The writer's last comments, this one not among them. */
  readonly earlier: readonly CommentTable[];
  readonly ban: Ban | null;
}

const mostAround = 30;
const mostEarlier = 20;

/** Reads a comment with its story, thread, reports, log, and its writer's history; null where there is none. */
export async function openComment(rows: Reader, id: CommentId, now: Instant): Promise<OpenComment | null> {
  const comment = await rows
    .selectFrom("comment")
    .leftJoin("story_state", "story_state.code", "comment.code")
    .selectAll("comment")
    .select(["story_state.edition", "story_state.section", "story_state.headline", "story_state.standing"])
    .where("comment.id", "=", id)
    .executeTakeFirst();
  if (comment === undefined) return null;
  const { reader, network } = comment;
  const [around, writer, earlier, ban] = await Promise.all([
    readAround(rows, comment),
    reader === null ? null : readWriter(rows, reader),
    readEarlier(rows, comment),
    banOf(rows, { reader, network }, now),
  ]);
  const of = { reports: await readReports(rows, id), ...(await readLog(rows, id)) };
  return { comment, above: await readAbove(rows, comment), around, ...of, writer, earlier, ban };
}

async function readWriter(rows: Reader, id: string): Promise<OpenComment["writer"]> {
  const row = await rows.selectFrom("reader").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : { ...row, badge: await readBadge(rows, row) };
}

async function readAbove(rows: Reader, { parent }: CommentTable): Promise<readonly CommentTable[]> {
  const above: CommentTable[] = [];
  for (let at = parent; at !== null && above.length < mostAround; ) {
    const row = await rows.selectFrom("comment").selectAll().where("id", "=", at).executeTakeFirst();
    if (row === undefined) break;
    above.unshift(row);
    at = row.parent;
  }
  return above;
}

const readAround = (rows: Reader, { id, root, parent }: CommentTable): Promise<readonly CommentTable[]> =>
  rows
    .selectFrom("comment")
    .selectAll()
    .where("root", "=", root)
    .where("id", "!=", id)
    .where((on) => on.or([on("parent", "=", id), ...(parent === null ? [] : [on("parent", "=", parent)])]))
    .orderBy("id")
    .limit(mostAround)
    .execute();

/** A guest's are those of their network, for the day that its name holds. */
async function readEarlier(rows: Reader, { id, reader, network }: CommentTable): Promise<readonly CommentTable[]> {
  if (reader === null && network === null) return [];
  return rows
    .selectFrom("comment")
    .selectAll()
    .where("id", "!=", id)
    .where((on) =>
      reader === null ? on.and([on("network", "=", network), on("reader", "is", null)]) : on("reader", "=", reader),
    )
    .orderBy("id", "desc")
    .limit(mostEarlier)
    .execute();
}

const readReports = (rows: Reader, id: CommentId): Promise<readonly CommentReportTable[]> =>
  rows
    .selectFrom("comment_report")
    .selectAll()
    .where("comment", "=", id)
    .orderBy("at", "desc")
    .limit(mostAround)
    .execute();

async function readLog(rows: Reader, id: CommentId): Promise<Pick<OpenComment, "decisions" | "edits">> {
  const decisions = await rows
    .selectFrom("comment_decision")
    .selectAll()
    .where("comment", "=", id)
    .orderBy("at", "desc")
    .limit(mostAround)
    .execute();
  const edits = await rows
    .selectFrom("comment_edit")
    .selectAll()
    .where("comment", "=", id)
    .orderBy("version")
    .limit(mostAround)
    .execute();
  return { decisions, edits };
}
