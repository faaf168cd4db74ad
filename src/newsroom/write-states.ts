import { sql } from "kysely";
import type { StoryChange } from "../archive/projection/project-stories.js";
import type { Transactor } from "../database/handles.js";
import type { LedgerTable, StoryStateTable } from "../database/tables.js";
import { publicVersion } from "../domain/story/life.js";
import { noteUses } from "./library/note-uses.js";

const chunk = 400;

/** A change of a story with who made it and when, as its entry says. */
export interface StateChange extends StoryChange {
  readonly entry: Pick<LedgerTable, "act" | "at" | "actor">;
}

/** Keeps where each story stands, for the clock and the desk's lists. */
export async function writeStates(tx: Transactor, changes: readonly StateChange[]): Promise<void> {
  const last = lastOfEach(changes);
  for (let start = 0; start < last.length; start += chunk)
    await tx.rows
      .insertInto("story_state")
      .values(last.slice(start, start + chunk))
      .onConflict((at) => at.column("code").doUpdateSet(replaced))
      .execute();
  await noteUses(tx, changes);
}

/** One row a story; who began it and its last act come from the first and last of its changes. */
function lastOfEach(changes: readonly StateChange[]): readonly StoryStateTable[] {
  const last = new Map<number, StoryStateTable>();
  for (const change of changes) {
    const before = last.get(change.code);
    const { begun_by = change.entry.actor, act_seq = 0 } = before ?? {};
    last.set(change.code, {
      ...stateOf(change),
      begun_by,
      act_seq: change.entry.act === "saved" ? act_seq : change.seq,
    });
  }
  return [...last.values()];
}

const columns = [
  ...["standing", "stage", "edition", "headline", "scheduled_for", "last_seq", "section"],
  ...["touched_by", "touched_at", "published_at", "topics"],
] as const;
const replaced = {
  ...Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)])),
  // A save brings no act of its own: the one before it stands.
  act_seq: sql<number>`case when excluded.act_seq = 0 then story_state.act_seq else excluded.act_seq end`,
};

function stateOf({ code, seq, after, entry }: StateChange): StoryStateTable {
  const words = after.working ?? after.shown?.revision ?? null;
  return {
    code,
    standing: after.standing,
    stage: after.stage,
    edition: words?.edition ?? "",
    headline: words?.headline ?? "",
    scheduled_for: after.scheduled?.at ?? null,
    last_seq: seq,
    section: words?.section ?? "",
    begun_by: entry.actor,
    touched_by: entry.actor,
    touched_at: entry.at,
    published_at: publicVersion(after)?.publishedAt ?? null,
    act_seq: seq,
    topics: JSON.stringify(words?.topics.map(({ slug }) => slug) ?? []),
  };
}
