import type { Reader } from "../../database/handles.js";
import type { WebHookTable } from "../../database/tables.js";
import { parseStoryCode } from "../../kernel/ids.js";

/** What a hook is sent about one ledger entry: what happened, never the words, which may be under embargo. */
export interface HookMessage {
  readonly seq: number;
  readonly body: string;
}

interface Next {
  readonly message: HookMessage | null;
  /** How far the ledger was looked through. */
  readonly upTo: number;
}

const lookedThrough = 500;

/** The next entry a hook wants to hear of, after those it has heard. */
export async function nextMessage(
  reader: Reader,
  { cursor_seq, acts }: Pick<WebHookTable, "cursor_seq" | "acts">,
  origin: string,
): Promise<Next> {
  const rows = await reader
    .selectFrom("ledger")
    .select(["seq", "noun", "subject", "act", "at", "effective"])
    .where("seq", ">", cursor_seq)
    .orderBy("seq")
    .limit(lookedThrough)
    .execute();
  const wanted = new Set(acts.split(","));
  const row = rows.find(({ noun, act }) => noun === "story" && wanted.has(act));
  if (row === undefined) return { message: null, upTo: rows.at(-1)?.seq ?? cursor_seq };
  const data = {
    seq: row.seq,
    code: parseStoryCode(row.subject),
    act: row.act,
    at: new Date(row.at).toISOString(),
    effective: row.effective === null ? null : new Date(row.effective).toISOString(),
    url: `${origin}/${row.subject}`,
  };
  const body = JSON.stringify({ type: `story.${row.act}`, timestamp: data.at, data });
  return { message: { seq: row.seq, body }, upTo: row.seq };
}
