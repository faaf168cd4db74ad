import type { Reader } from "../../database/handles.js";
import { type CommentId, momentOf } from "../../domain/comment/comment-id.js";
import { staffOf } from "./staff.js";

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** All that is kept of a reader, as they may take it away: times in ISO 8601. */
export async function wordsOfReader(rows: Reader, reader: string): Promise<unknown> {
  const own = await rows.selectFrom("reader").selectAll().where("id", "=", reader).executeTakeFirstOrThrow();
  const staff = await staffOf(rows, reader);
  const comments = await rows.selectFrom("comment").selectAll().where("reader", "=", reader).orderBy("id").execute();
  const edits = await rows
    .selectFrom("comment_edit")
    .innerJoin("comment", "comment.id", "comment_edit.comment")
    .select(["comment_edit.comment", "comment_edit.at", "comment_edit.words"])
    .where("comment.reader", "=", reader)
    .execute();
  const respects = await rows.selectFrom("comment_respect").selectAll().where("reader", "=", reader).execute();
  const reports = await rows.selectFrom("comment_report").selectAll().where("reader", "=", reader).execute();
  const mutes = await rows.selectFrom("reader_mute").selectAll().where("reader", "=", reader).execute();
  return {
    reader: { id: own.id, name: own.name, email: own.email, since: iso(own.made_at), newsroom: staff?.id ?? null },
    comments: comments.map(({ id, code, parent, name, words, state, reason, reason_note, edited_at }) => ({
      ...{ id, story: code, answers: parent, name, words, state, reason, note: reason_note },
      ...{ written: iso(momentOf(id as CommentId)), edited: iso(edited_at) },
    })),
    earlierWords: edits.map(({ comment, at, words }) => ({ comment, until: iso(at), words })),
    respects: respects.map(({ comment, at }) => ({ comment, given: iso(at) })),
    reports: reports.map(({ comment, at, reason, note }) => ({ comment, told: iso(at), reason, note })),
    muted: mutes.map(({ muted, at }) => ({ reader: muted, since: iso(at) })),
  };
}
