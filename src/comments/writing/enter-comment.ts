import { randomUUID } from "node:crypto";
import type { Transactor } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import { placeUnder } from "../../domain/comment/place.js";
import type { CommentState } from "../../domain/comment/state.js";
import type { Finding } from "../../domain/comment/verdict.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import type { Decider } from "../decider.js";
import { noteChange, threadTag } from "../thread/note-change.js";
import { projectComment } from "../thread/project-comment.js";
import { nextCommentId } from "./next-comment-id.js";

/** A comment ready to be kept: normalised, judged. */
export interface Entering {
  readonly code: StoryCode;
  readonly at: Instant;
  readonly parent: { readonly id: CommentId; readonly root: CommentId; readonly branch: CommentId | 0 } | null;
  readonly reader: string | null;
  readonly name: string;
  readonly words: string;
  readonly wordsHash: string;
  readonly receiptHash: string;
  readonly network: string | null;
  readonly badge: "author" | "staff" | null;
  readonly state: CommentState;
  readonly reason: string | null;
  readonly findings: readonly Finding[];
  /** The name another system knew it by. */
  readonly source: string | null;
  readonly by: Decider;
}

/** Keeps a comment and, when it is approved, shows it; the caller has made sure that nothing has its receipt yet. */
export async function enterComment(tx: Transactor, entering: Entering): Promise<CommentId> {
  const { at, code, parent, state } = entering;
  const id = await nextCommentId(tx, at);
  const place = placeUnder(id, parent === null ? null : { ...parent, parent: null });
  await tx.rows
    .insertInto("comment")
    .values({
      ...{ id, code, ...place, state },
      ...{ reader: entering.reader, name: entering.name, words: entering.words, reason: entering.reason },
      ...{ reason_note: null, findings: JSON.stringify(entering.findings), edited_at: null, version: 1 },
      ...{ moderated_at: null, respects: 0, reports: 0, picked: 0, badge: entering.badge },
      ...{ network: entering.network, receipt_hash: entering.receiptHash, words_hash: entering.wordsHash },
      source: entering.source,
    })
    .execute();
  if (entering.by !== "writer") await noteArrival(tx, id, entering);
  if (state !== "approved") return id;
  await projectComment(tx, id);
  await noteChange(tx, [threadTag(code)]);
  return id;
}

async function noteArrival(tx: Transactor, comment: CommentId, { by, at, state, reason }: Entering): Promise<void> {
  await tx.rows
    .insertInto("comment_decision")
    .values({
      ...{ id: randomUUID(), comment, at, actor: by, act: by === "import" ? "imported" : "judged", undoes: null },
      ...{ state_before: "waiting", state_after: state, reason, note: null },
    })
    .execute();
}
