import { createHash } from "node:crypto";
import type { ReaderTable } from "../../database/comment-tables.js";
import type { Reader, Transactor } from "../../database/handles.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { Decider } from "../decider.js";
import { type Staff, staffOf } from "../readers/staff.js";
import { noteChange, threadTag } from "../thread/note-change.js";
import { badgeOf } from "../writing/badge-of.js";

/** What the desk says of a reader: their mail address tells who they are, they are nobody of ours, or they are someone. */
export type BadgeChoice = "by-address" | "nobody" | { readonly person: string };

/** What is known of a reader's badge. */
export interface ReaderBadge {
  /** Changes with who they are taken for, and with who said so. */
  readonly etag: string;
  /** The person of the newsroom they are marked as; null for a reader like others. */
  readonly staff: Staff | null;
  /** Who at the desk said so; null where their mail address tells. */
  readonly decidedBy: string | null;
}

export async function readBadge(rows: Reader, reader: Pick<ReaderTable, "id" | "person_by">): Promise<ReaderBadge> {
  const staff = await staffOf(rows, reader.id);
  const decidedBy = reader.person_by;
  const hash = createHash("sha256")
    .update(JSON.stringify([staff?.id, decidedBy]))
    .digest("base64url");
  return { etag: `"${hash.slice(0, 22)}"`, staff, decidedBy };
}

interface SettingBadge {
  readonly reader: string;
  readonly choice: BadgeChoice;
  /** The badge as it was seen, by its etag. */
  readonly seen: string;
  readonly by: Decider;
}

export type BadgeFault = "unknown" | "moved" | "nobody";

/**
 * Says which person of the newsroom a reader is. It holds for what they wrote before too: a mark that was wrong is not
 * left standing. Answers the badge as it is then.
 */
export async function setBadge(tx: Transactor, setting: SettingBadge): Promise<Result<ReaderBadge, BadgeFault>> {
  const { choice, seen, by } = setting;
  const row = await tx.rows.selectFrom("reader").selectAll().where("id", "=", setting.reader).executeTakeFirst();
  if (row === undefined || row.erased_at !== null) return err("unknown");
  if ((await readBadge(tx.rows, row)).etag !== seen) return err("moved");
  const person = typeof choice === "object" ? choice.person : null;
  if (person !== null && !(await worksHere(tx, person))) return err("nobody");
  const person_by = choice === "by-address" ? null : by;
  await tx.rows.updateTable("reader").set({ person, person_by }).where("id", "=", row.id).execute();
  const badge = await readBadge(tx.rows, { id: row.id, person_by });
  await markAnew(tx, row.id, badge.staff);
  return ok(badge);
}

async function worksHere({ rows }: Transactor, person: string): Promise<boolean> {
  const found = await rows
    .selectFrom("person")
    .select("id")
    .where("id", "=", person)
    .where("dismissed_at", "is", null)
    .executeTakeFirst();
  return found !== undefined;
}

async function markAnew(tx: Transactor, reader: string, staff: Staff | null): Promise<void> {
  const stories = await tx.rows
    .selectFrom("comment")
    .leftJoin("archive_story", "archive_story.code", "comment.code")
    .select(["comment.code", "archive_story.byline"])
    .where("reader", "=", reader)
    .groupBy(["comment.code", "archive_story.byline"])
    .execute();
  for (const { code, byline } of stories) {
    const badge = badgeOf(staff, byline);
    await tx.rows.updateTable("comment").set({ badge }).where("reader", "=", reader).where("code", "=", code).execute();
    await tx.rows
      .updateTable("thread_comment")
      .set({ badge })
      .where("code", "=", code)
      .where("author", "=", reader)
      .execute();
  }
  await noteChange(
    tx,
    stories.map(({ code }) => threadTag(code)),
  );
}
