import { randomUUID } from "node:crypto";
import type { Transactor } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import type { ReportReason } from "../../domain/comment/reasons.js";
import { commentLine, wordsBounds } from "../../domain/comment/words.js";
import type { Instant } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { type Asker, type Ban, banOf } from "../ban-of.js";
import type { CommentHouse } from "../comment-house.js";

export interface Report {
  readonly id: CommentId;
  readonly asker: Asker;
  readonly reason: ReportReason;
  readonly note: string;
}

export type ReportFault = "unknown" | "too-long" | { readonly banned: Ban };

/** Tells the moderators of a comment. The same reader's second report of it is taken, and counts no more. */
export async function reportComment(house: CommentHouse, report: Report): Promise<Result<"told", ReportFault>> {
  const now = house.clock.now();
  const ban = await banOf(house.database.reader, report.asker, now);
  if (ban !== null) return err({ banned: ban });
  const note = commentLine(report.note, wordsBounds.note);
  if (!note.ok && note.error === "tooLong") return err("too-long");
  return house.database.transact((tx) => keep(tx, { ...report, note: note.ok ? note.value : "" }, now));
}

async function keep(tx: Transactor, report: Report, at: Instant): Promise<Result<"told", ReportFault>> {
  const { id, asker, reason, note } = report;
  const row = await tx.rows.selectFrom("comment").select("state").where("id", "=", id).executeTakeFirst();
  if (row?.state !== "approved") return err("unknown");
  if (await hasReported(tx, report)) return ok("told");
  await tx.rows
    .insertInto("comment_report")
    .values({ id: randomUUID(), comment: id, ...asker, at, reason, note, settled_at: null })
    .execute();
  await tx.rows
    .updateTable("comment")
    .set((on) => ({ reports: on("reports", "+", 1) }))
    .where("id", "=", id)
    .execute();
  return ok("told");
}

async function hasReported(tx: Transactor, { id, asker: { reader, network } }: Report): Promise<boolean> {
  const before = await tx.rows
    .selectFrom("comment_report")
    .select("id")
    .where("comment", "=", id)
    .where((on) =>
      reader === null ? on.and([on("network", "=", network), on("reader", "is", null)]) : on("reader", "=", reader),
    )
    .limit(1)
    .executeTakeFirst();
  return before !== undefined;
}
