import { randomUUID } from "node:crypto";
import type { CommentTable } from "../../database/comment-tables.js";
import type { Transactor } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { CommentReason } from "../../domain/comment/reasons.js";
import { takesComments } from "../../domain/comment/settings.js";
import type { Finding, Verdict } from "../../domain/comment/verdict.js";
import { commentWords } from "../../domain/comment/words.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { type Ban, banOf } from "../ban-of.js";
import type { CommentHouse } from "../comment-house.js";
import { storyOf } from "../story-of.js";
import { noteChange, threadTag } from "../thread/note-change.js";
import { projectComment } from "../thread/project-comment.js";
import { mayStillEdit, ownComment, type Writer } from "./own-comment.js";
import { wordsHash } from "./words-hash.js";

export interface Edit {
  readonly id: CommentId;
  readonly text: string;
  readonly writer: Writer;
  readonly network: string | null;
}

export type EditFault = "not-yours" | "too-late" | "moved" | "closed" | "empty" | "too-long" | { readonly banned: Ban };

/** Changes a comment's words within its five minutes; the phases look at it again, what stood before is kept for the desk. */
export async function editComment(house: CommentHouse, edit: Edit): Promise<Result<CommentId, EditFault>> {
  const { database, clock } = house;
  const now = clock.now();
  const rows = database.reader;
  const row = await ownComment(rows, edit.id, edit.writer);
  if (row === null) return err("not-yours");
  const live = row.state === "approved" || row.state === "waiting";
  if (!live || !mayStillEdit(edit.id, now)) return err("too-late");
  const ban = await banOf(rows, { reader: row.reader, network: edit.network }, now);
  if (ban !== null) return err({ banned: ban });
  const story = await storyOf(rows, row.code as StoryCode, now);
  if (story === null || !takesComments(story.mode)) return err("closed");
  const words = commentWords(edit.text);
  if (!words.ok) return err(words.error === "empty" ? "empty" : "too-long");
  if (words.value === row.words) return ok(edit.id);
  const verdict = await house.judge({
    ...{ code: story.code, edition: story.edition, section: story.section, language: story.language },
    ...{ mode: story.mode, words: words.value, wordsHash: wordsHash(words.value), name: row.name, at: now },
    ...{ reader: row.reader, network: edit.network, parent: row.parent as CommentId | null, edits: edit.id },
  });
  const kept = await database.transact((tx) => write(tx, { row, words: words.value, verdict, now }));
  return kept ? ok(edit.id) : err("moved");
}

interface Written {
  readonly row: CommentTable;
  readonly words: string;
  readonly verdict: Verdict;
  readonly now: Instant;
}

/**
 * Whether it was written: not when someone decided on the comment meanwhile. Nobody has looked at the new words yet, so a
 * comment that was approved is one to look at again, and says why.
 */
async function write(tx: Transactor, { row, words, verdict, now }: Written): Promise<boolean> {
  const { state } = verdict;
  const wasApproved = row.state === "approved" && row.moderated_at !== null;
  const findings = wasApproved ? [...verdict.findings, editedSince] : verdict.findings;
  const reason: CommentReason | null = verdict.reason ?? (wasApproved ? editedSince.reason : null);
  const done = await tx.rows
    .updateTable("comment")
    .set({
      ...{ words, words_hash: wordsHash(words), state, reason, findings: JSON.stringify(findings) },
      ...{ edited_at: now, version: row.version + 1, moderated_at: null },
    })
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) === 0) return false;
  const before = { comment: row.id, version: row.version, at: now, words: row.words };
  await tx.rows.insertInto("comment_edit").values(before).execute();
  await noteEdit(tx, { row, verdict: { state, reason, findings }, now });
  await projectComment(tx, row.id);
  if (row.state === "approved" || state === "approved") await noteChange(tx, [threadTag(row.code)]);
  return true;
}

const editedSince: Finding = { phase: "edited", reason: "edited", detail: "" };

/** The log tells of an edit among the decisions: those before it were made on other words. */
async function noteEdit(tx: Transactor, { row, verdict, now }: Omit<Written, "words">): Promise<void> {
  await tx.rows
    .insertInto("comment_decision")
    .values({
      ...{ id: randomUUID(), comment: row.id, at: now, actor: "writer", act: "edited", undoes: null },
      ...{ state_before: row.state, state_after: verdict.state, reason: verdict.reason, note: null },
    })
    .execute();
}
