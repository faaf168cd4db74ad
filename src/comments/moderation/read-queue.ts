import { sql } from "kysely";
import type { CommentTable } from "../../database/comment-tables.js";
import type { Reader } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { Queue } from "../../domain/comment/moderator-act.js";

/** A comment in a queue, with the story it stands under. */
export interface QueuedComment extends CommentTable {
  readonly edition: string | null;
  readonly section: string | null;
  readonly headline: string | null;
  readonly standing: string | null;
}

export interface QueueAsk {
  readonly queue: Queue;
  readonly edition?: string | undefined;
  readonly code?: number | undefined;
  /** The comment the page before ended with. */
  readonly after?: CommentId | undefined;
  readonly limit: number;
}

/** In the queues of what is to do the oldest come first; in those of what was done, the newest. */
export const oldestFirst = (queue: Queue): boolean => queue === "waiting" || queue === "reported";

/** A page of a queue. One question. */
export const readQueue = (rows: Reader, ask: QueueAsk): Promise<readonly QueuedComment[]> =>
  queueQuestion(rows, ask).execute();

/** The question itself, for whoever looks at how it is answered. */
export function queueQuestion(rows: Reader, ask: QueueAsk) {
  const { edition, code, after, limit, queue } = ask;
  const up = oldestFirst(queue);
  let asked = within(rows, queue)
    .leftJoin("story_state", "story_state.code", "comment.code")
    .selectAll("comment")
    .select(["story_state.edition", "story_state.section", "story_state.headline", "story_state.standing"])
    .orderBy("comment.id", up ? "asc" : "desc")
    .limit(limit);
  // As an expression, so that the queue stays what is gone through, and not every story of the edition.
  if (edition !== undefined) asked = asked.where(sql<boolean>`coalesce(story_state.edition, '') = ${edition}`);
  if (code !== undefined) asked = asked.where("comment.code", "=", code);
  if (after !== undefined) asked = asked.where("comment.id", up ? ">" : "<", after);
  return asked;
}

function within(rows: Reader, queue: Queue) {
  const comments = rows.selectFrom("comment");
  // The reported ones have an index of their own, a few comments long. It is used where the condition is written out as
  // the index has it, and the state, which nearly all share, is kept from offering another.
  if (queue === "reported")
    return comments.where(sql<boolean>`reports > 0`).where(sql<boolean>`coalesce(state, '') = 'approved'`);
  if (queue === "unmoderated") return comments.where("state", "=", "approved").where("moderated_at", "is", null);
  return comments.where("state", "=", queue);
}

/** Nobody counts further by eye. */
export const mostCounted = 1000;

/** How many are in each queue that is to be worked through, counted up to a thousand. */
export async function countQueues(
  rows: Reader,
): Promise<Readonly<Record<"waiting" | "reported" | "unmoderated", number>>> {
  const count = async (queue: Queue): Promise<number> => {
    const some = within(rows, queue).select("comment.id").limit(mostCounted).as("some");
    const { n } = await rows
      .selectFrom(some)
      .select((on) => on.fn.countAll().as("n"))
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  return {
    waiting: await count("waiting"),
    reported: await count("reported"),
    unmoderated: await count("unmoderated"),
  };
}
