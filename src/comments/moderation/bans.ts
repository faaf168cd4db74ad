import { randomUUID } from "node:crypto";
import type { ReaderBanTable } from "../../database/comment-tables.js";
import type { Reader, Transactor } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { Decider } from "../decider.js";
import type { SeenComment } from "./decide.js";

export interface Banning {
  /** The comment whose writer is banned, as the moderator saw it. */
  readonly comment: SeenComment;
  /** Null: for good. */
  readonly until: Instant | null;
  /** The reader is told. */
  readonly reason: string;
  readonly by: Decider;
  readonly at: Instant;
}

/**
 * Bans whoever wrote a comment from every verb: a reader by their name here, a guest by their network, whose name holds
 * for as long as its key: a day. Answers the ban's id.
 */
export async function banWriter(
  { rows }: Transactor,
  { comment, until, reason, by, at }: Banning,
): Promise<Result<string, "unknown" | "moved" | "nobody">> {
  const row = await rows
    .selectFrom("comment")
    .select(["reader", "network", "version"])
    .where("id", "=", comment.id)
    .executeTakeFirst();
  if (row === undefined) return err("unknown");
  if (row.version !== comment.version) return err("moved");
  if (row.reader === null && row.network === null) return err("nobody");
  const who = row.reader === null ? { reader: null, network: row.network } : { reader: row.reader, network: null };
  const id = randomUUID();
  await rows
    .insertInto("reader_ban")
    .values({ id, ...who, at, until, actor: by, reason, lifted_at: null })
    .execute();
  return ok(id);
}

/** Ends a ban now. */
export async function liftBan({ rows }: Transactor, id: string, at: Instant): Promise<void> {
  await rows.updateTable("reader_ban").set({ lifted_at: at }).where("id", "=", id).execute();
}

/** A ban that was not ended by anyone. */
export const banCalled = (rows: Reader, id: string): Promise<ReaderBanTable | undefined> =>
  rows.selectFrom("reader_ban").selectAll().where("id", "=", id).where("lifted_at", "is", null).executeTakeFirst();

export interface StandingBan extends ReaderBanTable {
  /** Null for a guest. */
  readonly name: string | null;
}

const mostShown = 200;

/** The bans that hold now, the newest first. */
export async function standingBans(rows: Reader, now: Instant): Promise<readonly StandingBan[]> {
  return rows
    .selectFrom("reader_ban")
    .leftJoin("reader", "reader.id", "reader_ban.reader")
    .selectAll("reader_ban")
    .select("reader.name as name")
    .where("lifted_at", "is", null)
    .where((on) => on.or([on("until", "is", null), on("until", ">", now)]))
    .orderBy("reader_ban.at", "desc")
    .limit(mostShown)
    .execute();
}
