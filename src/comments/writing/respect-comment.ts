import type { Transactor } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { type Ban, banOf } from "../ban-of.js";
import type { CommentHouse } from "../comment-house.js";
import { noteChange, threadTag } from "../thread/note-change.js";
import { projectComment } from "../thread/project-comment.js";

export interface Respect {
  readonly id: CommentId;
  readonly reader: string;
  readonly network: string | null;
}

export type RespectFault = "unknown" | "own" | { readonly banned: Ban };

/** Gives a comment a reader's respect, or takes it back when it was given before. */
export async function respectComment(
  { database, clock }: CommentHouse,
  respect: Respect,
): Promise<Result<"given" | "taken-back", RespectFault>> {
  const ban = await banOf(database.reader, respect, clock.now());
  if (ban !== null) return err({ banned: ban });
  return database.transact((tx) => turn(tx, respect, clock.now()));
}

async function turn(
  tx: Transactor,
  { id, reader }: Respect,
  at: number,
): Promise<Result<"given" | "taken-back", RespectFault>> {
  const row = await tx.rows
    .selectFrom("comment")
    .select(["state", "reader", "code"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row?.state !== "approved") return err("unknown");
  if (row.reader === reader) return err("own");
  const taken = await tx.rows
    .deleteFrom("comment_respect")
    .where("comment", "=", id)
    .where("reader", "=", reader)
    .executeTakeFirst();
  const given = Number(taken.numDeletedRows) === 0;
  if (given) await tx.rows.insertInto("comment_respect").values({ comment: id, reader, at }).execute();
  await countRespect(tx, id, given ? 1 : -1);
  await noteChange(tx, [threadTag(row.code)]);
  return ok(given ? "given" : "taken-back");
}

export async function countRespect(tx: Transactor, id: number, by: number): Promise<void> {
  await tx.rows
    .updateTable("comment")
    .set((on) => ({ respects: on("respects", "+", by) }))
    .where("id", "=", id)
    .execute();
  await projectComment(tx, id);
}
