import { sql } from "kysely";
import type { StoryChange } from "../archive/projection/project-stories.js";
import type { Transactor } from "../database/handles.js";
import type { StoryStateTable } from "../database/tables.js";

const chunk = 400;

/** Keeps where each story stands, for the clock and the desk's lists. */
export async function writeStates(tx: Transactor, changes: readonly StoryChange[]): Promise<void> {
  const last = [...new Map(changes.map((change) => [change.code, stateOf(change)])).values()];
  for (let start = 0; start < last.length; start += chunk)
    await tx.rows
      .insertInto("story_state")
      .values(last.slice(start, start + chunk))
      .onConflict((at) => at.column("code").doUpdateSet(replaced))
      .execute();
}

const columns = ["standing", "stage", "edition", "headline", "scheduled_for", "last_seq"] as const;
const replaced = Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]));

function stateOf({ code, seq, after }: StoryChange): StoryStateTable {
  const words = after.working ?? after.shown?.revision ?? null;
  return {
    code,
    standing: after.standing,
    stage: after.stage,
    edition: words?.edition ?? "",
    headline: words?.headline ?? "",
    scheduled_for: after.scheduled?.at ?? null,
    last_seq: seq,
  };
}
