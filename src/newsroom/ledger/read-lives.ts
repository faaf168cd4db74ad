import type { Reader } from "../../database/handles.js";
import type { LedgerTable } from "../../database/tables.js";
import type { StoryAct, StoryEvent } from "../../domain/story/act.js";
import { foldStory } from "../../domain/story/fold.js";
import type { StoryLife } from "../../domain/story/life.js";
import type { Revision } from "../../domain/story/revision.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";

const chunk = 400;

/** A ledger row of a story as the fold reads it. */
export const eventOf = (row: Pick<LedgerTable, "act" | "at" | "effective" | "reason" | "body">): StoryEvent => ({
  act: row.act as StoryAct,
  at: row.at as Instant,
  effective: row.effective as Instant | null,
  reason: row.reason,
  revision: row.body === null ? null : (JSON.parse(row.body) as Revision),
});

/** The lives of those codes that have any entry, as they stood before entry `below`. */
export async function readLives(
  reader: Reader,
  codes: readonly StoryCode[],
  below: number = Number.MAX_SAFE_INTEGER,
): Promise<Map<StoryCode, StoryLife>> {
  const lives = new Map<StoryCode, StoryLife>();
  for (let start = 0; start < codes.length; start += chunk) {
    const subjects = codes.slice(start, start + chunk).map(String);
    const rows = await reader
      .selectFrom("ledger")
      .select(["subject", "act", "at", "effective", "reason", "body"])
      .where("noun", "=", "story")
      .where("subject", "in", subjects)
      .where("seq", "<", below)
      .orderBy("seq")
      .execute();
    for (const row of rows) {
      const code = Number(row.subject) as StoryCode;
      lives.set(code, foldStory(lives.get(code) ?? null, eventOf(row)));
    }
  }
  return lives;
}

export const readLife = async (reader: Reader, code: StoryCode): Promise<StoryLife | null> =>
  (await readLives(reader, [code])).get(code) ?? null;
