import type { Transactor } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { Instant } from "../../kernel/ids.js";
import { changeState } from "../change-state.js";
import type { CommentHouse } from "../comment-house.js";
import { noteChange, threadTag } from "../thread/note-change.js";
import { countRespect } from "../writing/respect-comment.js";

/**
 * Takes away all a reader wrote and all that is known of them, for good. Where others answered, the place stays, empty:
 * the thread keeps its shape. The bare fact of each decision stays in the log, without a name.
 */
export const eraseReader = ({ database, clock }: CommentHouse, reader: string): Promise<void> =>
  database.transact(async (tx) => {
    const now = clock.now();
    for (const id of await writtenBy(tx, reader)) await eraseComment(tx, id, now);
    await takeBackRespects(tx, reader);
    for (const table of ["reader_session", "reader_passkey", "reader_mute"] as const)
      await tx.rows.deleteFrom(table).where("reader", "=", reader).execute();
    await tx.rows.deleteFrom("reader_mute").where("muted", "=", reader).execute();
    await tx.rows.updateTable("comment_report").set({ reader: null, note: "" }).where("reader", "=", reader).execute();
    const row = await tx.rows.selectFrom("reader").select("email").where("id", "=", reader).executeTakeFirst();
    if (row?.email != null) await tx.rows.deleteFrom("sign_in_link").where("email", "=", row.email).execute();
    await tx.rows
      .updateTable("reader")
      .set({ name: "", name_key: null, email: null, person: null, person_by: null, erased_at: now })
      .where("id", "=", reader)
      .execute();
  });

async function writtenBy({ rows }: Transactor, reader: string): Promise<readonly CommentId[]> {
  const found = await rows.selectFrom("comment").select("id").where("reader", "=", reader).orderBy("id").execute();
  return found.map(({ id }) => id as CommentId);
}

/** Erases one comment: its words, its earlier words, its writer, for good. */
async function eraseComment(tx: Transactor, id: CommentId, at: Instant): Promise<void> {
  const change = { id, to: "erased", at, by: "writer", act: "erased", reason: null, note: null, seen: null } as const;
  await changeState(tx, change);
  const nobody = { reader: null, name: "", words: "", network: null, words_hash: "", findings: "[]", source: null };
  await tx.rows.updateTable("comment").set(nobody).where("id", "=", id).execute();
  await tx.rows.deleteFrom("comment_edit").where("comment", "=", id).execute();
  await tx.rows.updateTable("comment_report").set({ note: "" }).where("comment", "=", id).execute();
}

async function takeBackRespects(tx: Transactor, reader: string): Promise<void> {
  const given = await tx.rows
    .selectFrom("comment_respect")
    .innerJoin("comment", "comment.id", "comment_respect.comment")
    .select(["comment.id", "comment.code"])
    .where("comment_respect.reader", "=", reader)
    .execute();
  await tx.rows.deleteFrom("comment_respect").where("reader", "=", reader).execute();
  for (const { id } of given) await countRespect(tx, id, -1);
  await noteChange(
    tx,
    given.map(({ code }) => threadTag(code)),
  );
}
