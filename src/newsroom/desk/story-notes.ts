import { randomUUID } from "node:crypto";
import type { Reader, Transactor } from "../../database/handles.js";
import { may } from "../../domain/person/may.js";
import { because } from "../../domain/refusal/refusal.js";
import { cleanRun } from "../../kernel/clean-text.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import type { Asker } from "./asker.js";
import { seeMentions } from "./mentions.js";
import { type DeskRefusal, refuse } from "./refusal.js";

/** What one colleague says to the others about a story; never public. */
export interface StoryNote {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string;
  readonly text: string;
  /** The ids of the people it names with an @. */
  readonly mentions: readonly string[];
}

const longest = 4000;

export interface NoteAsk {
  readonly asker: Asker;
  readonly at: Instant;
  readonly code: StoryCode;
  readonly text: string;
}

/** Leaves a note on a story; those it mentions by `@id` have the story among their own work until they have seen it. */
export async function leaveNote(
  tx: Transactor,
  { asker, at, code, text }: NoteAsk,
): Promise<Result<StoryNote, DeskRefusal>> {
  const allowed = may({ roles: asker.roles, own: false }, "note");
  if (!allowed.ok) return refuse("forbidden", allowed.error);
  const words = text.split("\n").map(cleanRun).join("\n").trim().slice(0, longest);
  if (words === "") return refuse("unreadable", because("empty-note"));
  const story = await tx.rows.selectFrom("story_state").select("code").where("code", "=", code).executeTakeFirst();
  if (story === undefined) return refuse("missing", because("no-story", { code }));
  const named = [...new Set([...words.matchAll(/@([\p{L}\p{M}\p{N}-]+)/gu)].map(([, id]) => id ?? ""))];
  const people =
    named.length === 0 ? [] : await tx.rows.selectFrom("person").select("id").where("id", "in", named).execute();
  const note = { id: randomUUID(), at, actor: asker.actor, text: words, mentions: people.map(({ id }) => id) };
  await tx.rows
    .insertInto("story_note")
    .values({ ...note, code, mentions: JSON.stringify(note.mentions) })
    .execute();
  // Who answers has read what they were asked.
  await seeMentions(tx, { asker, at, code });
  const told = note.mentions.map((id) => `person:${id}`).filter((person) => person !== asker.actor);
  if (told.length > 0)
    await tx.rows
      .insertInto("story_mention")
      .values(told.map((person) => ({ person, note: note.id, code, at, seen_at: null })))
      .execute();
  return ok(note);
}

/** The notes of a story, oldest first. */
export async function notesOf(reader: Reader, code: StoryCode): Promise<readonly StoryNote[]> {
  const rows = await reader.selectFrom("story_note").selectAll().where("code", "=", code).orderBy("at").execute();
  return rows.map(({ id, at, actor, text, mentions }) => ({
    ...{ id, at: at as Instant, actor, text },
    mentions: JSON.parse(mentions) as string[],
  }));
}
