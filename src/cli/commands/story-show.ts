import type { LedgerTable } from "../../database/tables.js";
import type { StoryLife } from "../../domain/story/life.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { isoInstant } from "../../language/dates.js";
import { readHistory } from "../../newsroom/ledger/read-history.js";
import { readLife } from "../../newsroom/ledger/read-lives.js";
import type { Press } from "../../newsroom/press.js";

/** A story's standing, words and whole history, for people and for machines; null for a code without an entry. */
export async function describeStory(
  press: Press,
  code: StoryCode,
): Promise<{ json: unknown; words: readonly string[] } | null> {
  const { reader } = press.database;
  const life = await readLife(reader, code);
  if (life === null) return null;
  const history = await readHistory(reader, code);
  return {
    json: { code, ...life, history },
    words: [...headLines(code, life), "", "Ledger:", ...history.map(entryLine)],
  };
}

function headLines(code: StoryCode, life: StoryLife): readonly string[] {
  const words = life.working ?? life.shown?.revision ?? null;
  const at = life.shown?.publishedAt ?? null;
  return [
    words?.headline ?? "(its text was redacted)",
    `Story Code : ${code}`,
    `Standing   : ${standingOf(life)}`,
    ...(words === null
      ? []
      : [
          `Address    : /${words.edition}/${code}/${words.slug}`,
          `Section    : ${words.sectionName} (${words.section})`,
        ]),
    ...(at === null ? [] : [`Published  : ${isoInstant(at)}`]),
    ...(words?.standfirst ? ["", words.standfirst] : []),
  ];
}

function standingOf({ standing, scheduled, gone, stage }: StoryLife): string {
  if (scheduled !== null) return `scheduled for ${isoInstant(scheduled.at)}`;
  if (gone !== null) return `${gone.kind === "killed" ? "killed" : "taken down"}: ${gone.reason}`;
  return standing === "unpublished" ? `unpublished (${stage})` : standing;
}

type HistoryEntry = Pick<LedgerTable, "seq" | "act" | "at" | "actor" | "reason" | "effective">;

function entryLine({ seq, act, at, actor, reason, effective }: HistoryEntry): string {
  const meant = effective === null ? "" : ` for ${isoInstant(effective as Instant)}`;
  return `  ${seq}  ${isoInstant(at as Instant)}  ${act}${meant}  ${actor}${reason === null ? "" : `  “${reason}”`}`;
}
