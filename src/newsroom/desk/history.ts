import type { Reader } from "../../database/handles.js";
import type { LedgerTable } from "../../database/tables.js";
import { difference, type PartDifference } from "../../domain/story/difference.js";
import type { Revision } from "../../domain/story/revision.js";
import type { StoryCode } from "../../kernel/ids.js";

/** One entry of a story's history, with whether its words differ from those before. */
export interface HistoryEntry extends Pick<LedgerTable, "seq" | "act" | "at" | "effective" | "actor" | "reason"> {
  readonly changed: boolean;
  readonly redacted: boolean;
}

/** What happened to a story, newest first. */
export async function storyHistory(reader: Reader, code: StoryCode): Promise<readonly HistoryEntry[]> {
  const rows = await reader
    .selectFrom("ledger")
    .select(["seq", "act", "at", "effective", "actor", "reason", "body_hash"])
    .select((on) => on("body", "is", null).as("redacted"))
    .where("noun", "=", "story")
    .where("subject", "=", String(code))
    .orderBy("seq")
    .execute();
  return rows
    .map(({ body_hash, redacted, ...row }, at) => ({
      ...row,
      redacted: Boolean(redacted),
      changed: body_hash !== rows[at - 1]?.body_hash,
    }))
    .toReversed();
}

/** The words of one entry of a story; null where it has none, or they were redacted. */
export async function revisionAt(reader: Reader, code: StoryCode, seq: number): Promise<Revision | null> {
  const row = await reader
    .selectFrom("ledger")
    .select(["body", "act"])
    .where("seq", "=", seq)
    .where("noun", "=", "story")
    .where("subject", "=", String(code))
    .executeTakeFirst();
  return row?.body == null || row.act === "redacted" ? null : (JSON.parse(row.body) as Revision);
}

/** What an entry changed against the words that stood before it. */
export async function changeAt(
  reader: Reader,
  code: StoryCode,
  seq: number,
): Promise<readonly PartDifference[] | null> {
  const after = await revisionAt(reader, code, seq);
  if (after === null) return null;
  const row = await reader
    .selectFrom("ledger")
    .select("body")
    .where("noun", "=", "story")
    .where("subject", "=", String(code))
    .where("seq", "<", seq)
    .where("body", "is not", null)
    .where("act", "<>", "redacted")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const before =
    row?.body == null ? { ...after, headline: "", standfirst: null, body: [] } : (JSON.parse(row.body) as Revision);
  return difference(before, after);
}
