import type { CommentId } from "../../domain/comment/comment-id.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { changeState } from "../change-state.js";
import type { CommentHouse } from "../comment-house.js";
import { ownComment, type Writer } from "./own-comment.js";

/** Takes one's own comment back, at any time; nobody brings it back. */
export async function withdrawComment(
  { database, clock }: CommentHouse,
  id: CommentId,
  writer: Writer,
): Promise<Result<CommentId, "not-yours">> {
  if ((await ownComment(database.reader, id, writer)) === null) return err("not-yours");
  const change = { id, to: "withdrawn", at: clock.now(), by: "writer", act: "withdrawn", seen: null } as const;
  const done = await database.transact((tx) => changeState(tx, { ...change, reason: null, note: null }));
  return done.ok ? ok(id) : err("not-yours");
}
