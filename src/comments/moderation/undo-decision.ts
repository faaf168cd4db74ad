import type { CommentDecisionTable, CommentTable } from "../../database/comment-tables.js";
import type { Transactor } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { CommentState } from "../../domain/comment/state.js";
import type { Finding } from "../../domain/comment/verdict.js";
import type { Instant } from "../../kernel/ids.js";
import { err, type Result } from "../../kernel/result.js";
import { changeState, type StateFault } from "../change-state.js";
import { type Decider, isModerator } from "../decider.js";
import { decide } from "./decide.js";
import { reopenReports } from "./settle-reports.js";

interface Undoing {
  readonly decision: string;
  /** The comment's, as the moderator saw it. */
  readonly version: number;
  readonly by: Decider;
  readonly at: Instant;
}

/**
 * Takes a moderator's decision back while nothing has happened to the comment since: its state, the reason it had, its
 * reports and its place in the queues are as before. The log keeps both. Answers the comment.
 */
export async function undoDecision(tx: Transactor, undoing: Undoing): Promise<Result<CommentId, StateFault>> {
  const found = await readLast(tx, undoing.decision);
  if (!found.ok) return found;
  const { decision, row } = found.value;
  if (row.version !== undoing.version) return err("moved");
  const id = row.id as CommentId;
  const done = isPick(decision) ? await unpick(tx, undoing, row) : await bringBack(tx, undoing, found.value);
  if (!done.ok) return done;
  await reopenReports(tx, id, decision.at);
  if (!(await wasModerated(tx, decision))) await lookAgain(tx, decision);
  return { ok: true, value: id };
}

interface Last {
  readonly decision: CommentDecisionTable;
  readonly row: CommentTable;
}

const isPick = ({ act }: CommentDecisionTable): boolean => act === "picked" || act === "unpicked";

async function readLast({ rows }: Transactor, id: string): Promise<Result<Last, StateFault>> {
  const decision = await rows.selectFrom("comment_decision").selectAll().where("id", "=", id).executeTakeFirst();
  if (decision === undefined || !isModerator(decision.actor)) return err("unknown");
  const row = await rows.selectFrom("comment").selectAll().where("id", "=", decision.comment).executeTakeFirst();
  if (row === undefined) return err("unknown");
  const later = await rows
    .selectFrom("comment_decision")
    .select("id")
    .where("comment", "=", decision.comment)
    .where("id", "!=", id)
    .where((on) => on.or([on("at", ">", decision.at), on("undoes", "=", id)]))
    .executeTakeFirst();
  return later !== undefined || row.state !== decision.state_after
    ? err("moved")
    : { ok: true, value: { decision, row } };
}

const unpick = (tx: Transactor, { by, at }: Undoing, row: CommentTable): Promise<Result<string, StateFault>> =>
  decide(
    tx,
    { by, at, act: row.picked === 1 ? "unfeature" : "feature", reason: null, note: null },
    { id: row.id as CommentId, version: row.version },
  ) as Promise<Result<string, StateFault>>;

async function bringBack(
  tx: Transactor,
  undoing: Undoing,
  { decision, row }: Last,
): Promise<Result<string, StateFault>> {
  const { by, at } = undoing;
  const before = await readBefore(tx, decision);
  const [finding] = JSON.parse(row.findings) as readonly Finding[];
  const to = decision.state_before as CommentState;
  const reason = before === undefined ? (to === "approved" ? null : (finding?.reason ?? null)) : before.reason;
  const change = { id: row.id as CommentId, to, at, by, act: "undone", reason, note: before?.note ?? null };
  if (to !== row.state) return changeState(tx, { ...change, seen: null, undoes: decision.id });
  // A look at what was public already: only the log has more to say.
  await tx.rows
    .updateTable("comment")
    .set({ version: row.version + 1, reason: change.reason })
    .where("id", "=", row.id)
    .execute();
  const states = { state_before: to, state_after: to };
  const entry = { id: crypto.randomUUID(), comment: row.id, at, actor: by, act: "undone", ...states };
  await tx.rows
    .insertInto("comment_decision")
    .values({ ...entry, reason, note: null, undoes: decision.id })
    .execute();
  return { ok: true, value: entry.id };
}

/** Nobody has looked at it as it is: what it says of why, its writer's edit, holds again. */
async function lookAgain(tx: Transactor, decision: CommentDecisionTable): Promise<void> {
  const before = await readBefore(tx, decision);
  await tx.rows
    .updateTable("comment")
    .set({ moderated_at: null, ...(before !== undefined && { reason: before.reason }) })
    .where("id", "=", decision.comment)
    .execute();
}

const readBefore = ({ rows }: Transactor, { comment, at }: CommentDecisionTable) =>
  rows
    .selectFrom("comment_decision")
    .select(["reason", "note"])
    .where("comment", "=", comment)
    .where("at", "<", at)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();

/** Whether a person had looked before this decision, at the words as they are. */
async function wasModerated({ rows }: Transactor, { comment, at }: CommentDecisionTable): Promise<boolean> {
  const edit = await rows
    .selectFrom("comment_decision")
    .select((on) => on.fn.max("at").as("at"))
    .where("comment", "=", comment)
    .where("act", "=", "edited")
    .where("at", "<", at)
    .executeTakeFirst();
  const before = await rows
    .selectFrom("comment_decision as one")
    .select("one.id")
    .where("one.comment", "=", comment)
    .where("one.at", "<", at)
    .where("one.at", ">", edit?.at ?? 0)
    .where("one.actor", "not in", ["pipeline", "writer", "import"])
    .where("one.act", "!=", "undone")
    .where((on) =>
      on.not(
        on.exists(
          on.selectFrom("comment_decision as other").select("other.id").whereRef("other.undoes", "=", "one.id"),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return before !== undefined;
}
