import type { PublicNote } from "../../domain/story/revision.js";
import type { EditionId, Instant, StoryCode } from "../../kernel/ids.js";
import { cardColumns, cardOf } from "../card-of.js";
import type { ArchiveReading } from "../reading.js";
import type { CorrectionEntry } from "../shapes.js";

export interface NoteCursor {
  readonly at: Instant;
  readonly code: StoryCode;
}

export interface CorrectionsPage {
  readonly entries: readonly CorrectionEntry[];
  readonly older: NoteCursor | null;
}

/** A page of an edition's corrections and clarifications, newest first. One query. */
export async function corrections(
  reading: ArchiveReading,
  ask: { readonly edition: EditionId; readonly before: NoteCursor | null; readonly limit: number },
): Promise<CorrectionsPage> {
  reading.sawTag(`corrections:${ask.edition}`);
  let query = reading.rows
    .selectFrom("archive_note")
    .innerJoin("archive_story", "archive_story.code", "archive_note.code")
    .select([...cardColumns, "archive_note.kind", "archive_note.at", "archive_note.note"])
    .where("archive_note.edition", "=", ask.edition)
    .orderBy("archive_note.at", "desc")
    .orderBy("archive_note.code", "desc")
    .orderBy("archive_note.position", "desc")
    .limit(ask.limit + 1);
  const { before } = ask;
  if (before !== null)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("archive_note.at", "archive_note.code"), "<", tuple(before.at as number, before.code as number)),
    );
  const rows = await query.execute();
  const entries = rows.slice(0, ask.limit).map((row): CorrectionEntry => {
    reading.sawCard(row.code as StoryCode);
    return { kind: row.kind as PublicNote["kind"], at: row.at as Instant, note: row.note, card: cardOf(row) };
  });
  const last = entries.at(-1);
  const older = rows.length > ask.limit && last !== undefined ? { at: last.at, code: last.card.code } : null;
  return { entries, older };
}
