import type { OpenComment } from "../../comments/moderation/open-comment.js";
import type { QueuedComment } from "../../comments/moderation/read-queue.js";
import type { ReaderBadge } from "../../comments/moderation/set-badge.js";
import { commentEtag } from "../../contract/comment-etag.js";
import type { DeskComment, DeskOpenComment, DeskReaderBadge } from "../../contract/comment-shapes.js";
import type { CommentTable } from "../../database/comment-tables.js";
import { type CommentId, momentOf } from "../../domain/comment/comment-id.js";
import type { Finding } from "../../domain/comment/verdict.js";

/** A comment as the desk sees it: never its network, nor its receipt. */
export function shownComment(row: CommentTable & Partial<QueuedComment>): DeskComment {
  const { edition, section, headline, standing } = row;
  const hasStory = edition != null && section != null && headline != null && standing != null;
  return {
    ...{ id: row.id, at: momentOf(row.id as CommentId), code: row.code, parent: row.parent, reader: row.reader },
    story: hasStory ? { edition, section, headline, standing } : null,
    ...{ name: row.name, words: row.words, state: row.state, reason: row.reason, note: row.reason_note },
    findings: [...(JSON.parse(row.findings) as readonly Finding[])],
    ...{ editedAt: row.edited_at, moderatedAt: row.moderated_at, respects: row.respects, reports: row.reports },
    ...{ picked: row.picked === 1, badge: row.badge, version: row.version },
  };
}

export const shownBadge = ({ etag, staff, decidedBy }: ReaderBadge): DeskReaderBadge => ({
  ...{ etag, person: staff?.id ?? null, decidedBy },
});

/** The version an If-Match names; null for one that is none of ours. */
export const seenVersion = (seen: string): number | null => {
  const number = Number(/^"(\d{1,15})"$/.exec(seen)?.[1] ?? Number.NaN);
  return Number.isSafeInteger(number) ? number : null;
};

export function shownOpen(open: OpenComment): DeskOpenComment {
  const { comment, above, around, reports, edits, decisions, writer, earlier, ban } = open;
  return {
    etag: commentEtag(comment),
    comment: shownComment(comment),
    above: above.map(shownComment),
    around: around.map(shownComment),
    reports: reports.map(({ at, reason, note, settled_at }) => ({ at, reason, note, settledAt: settled_at })),
    edits: edits.map(({ at, words }) => ({ at, words })),
    decisions: decisions.map(({ id, at, actor, act, state_before, state_after, reason, note, undoes }) => ({
      ...{ id, at, actor, act, before: state_before, after: state_after, reason, note, undoes },
    })),
    writer: writer && {
      ...{ id: writer.id, name: writer.name, madeAt: writer.made_at },
      ...{ approved: writer.approved, refused: writer.refused, badge: shownBadge(writer.badge) },
    },
    earlier: earlier.map(shownComment),
    ban,
    bannable: comment.reader !== null || comment.network !== null,
  };
}
