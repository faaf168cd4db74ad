import { projectEdition } from "../../archive/projection/project-edition.js";
import { projectFront } from "../../archive/projection/project-front.js";
import { placeSection, projectSection } from "../../archive/projection/project-section.js";
import { projectStories } from "../../archive/projection/project-stories.js";
import type { Reader, Transactor } from "../../database/handles.js";
import type { LedgerTable } from "../../database/tables.js";
import type { Edition } from "../../domain/edition/edition.js";
import type { Front } from "../../domain/front/front.js";
import type { Section } from "../../domain/section/section.js";
import { foldStory } from "../../domain/story/fold.js";
import type { StoryCode } from "../../kernel/ids.js";
import { eventOf, readLives } from "../ledger/read-lives.js";
import { readEditions } from "../read-editions.js";
import type { Redaction } from "../redact-story.js";
import { type StateChange, writeStates } from "../write-states.js";

/** Projects a run of ledger rows, in order, as they were projected when they were entered. */
export async function replay(source: Reader, target: Transactor, rows: readonly LedgerTable[]): Promise<void> {
  let stories: LedgerTable[] = [];
  for (const row of rows) {
    if (row.noun === "story") stories.push(row);
    if (row.noun !== "story" || row.act === "redacted") {
      await replayStories(source, target, stories);
      stories = [];
      await replayOther(target, row);
    }
  }
  await replayStories(source, target, stories);
}

async function replayOther(target: Transactor, { noun, seq, body }: LedgerTable): Promise<void> {
  const value: unknown = JSON.parse(body ?? "null");
  if (noun === "story") for (const one of (value as Redaction | null)?.sections ?? []) await placeSection(target, one);
  else if (noun === "edition") await projectEdition(target, seq, value as Edition);
  else if (noun === "section") await projectSection(target, seq, value as Section);
  else if (noun === "front") await projectFront(target, seq, value as Front);
}

async function replayStories(source: Reader, target: Transactor, rows: readonly LedgerTable[]): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const codes = [...new Set(rows.map((row) => Number(row.subject) as StoryCode))];
  const lives = await readLives(source, codes, first.seq);
  const changes = rows.map((row): StateChange => {
    const code = Number(row.subject) as StoryCode;
    const before = lives.get(code) ?? null;
    const after = foldStory(before, eventOf(row));
    lives.set(code, after);
    return { seq: row.seq, code, before, after, entry: row };
  });
  await projectStories(target, await readEditions(target.rows), changes);
  await writeStates(target, changes);
}
