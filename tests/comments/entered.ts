import { createHash, randomUUID } from "node:crypto";
import { type Entering, enterComment } from "../../src/comments/writing/enter-comment.js";
import type { CommentId } from "../../src/domain/comment/comment-id.js";
import type { Press } from "../../src/newsroom/press.js";
import { code } from "../setup/newsroom.js";

/** Puts a comment straight into the room, as the pipeline would have let it through. */
export async function entered(press: Press, words: string, parts: Partial<Entering> & { to?: CommentId } = {}) {
  const { to, ...rest } = parts;
  return press.database.transact(async (tx) => {
    const above =
      to === undefined
        ? null
        : await tx.rows
            .selectFrom("comment")
            .select(["id", "root", "branch"])
            .where("id", "=", to)
            .executeTakeFirstOrThrow();
    return enterComment(tx, {
      ...{ code: code(1), at: press.clock.now(), reader: null, name: "Ada", words, wordsHash: "" },
      ...{ receiptHash: createHash("sha256").update(randomUUID()).digest("hex"), network: null, badge: null },
      ...{ state: "approved", reason: null, findings: [], source: null, by: "writer" },
      parent: above as Entering["parent"],
      ...rest,
    });
  });
}
