import type { Reader } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";
import type { Beat } from "./beat.js";

/** How far apart the clocks of machines on one database may be, in milliseconds. */
const apart = 60_000;

/** Tells what became of notes and mentions since the last look, in this process or another; the first look tells nothing. */
export function watchNotes(): (reader: Reader, now: Instant) => Promise<readonly Beat[]> {
  let before: { readonly at: number; readonly known: ReadonlySet<string> } | null = null;
  return async (reader, now) => {
    const since = Math.min(before?.at ?? now, now) - apart;
    const happened = [...(await notesSince(reader, since)), ...(await seenSince(reader, since))];
    const known = before?.known;
    before = { at: now, known: new Set(happened.map(({ id }) => id)) };
    return known === undefined ? [] : happened.flatMap(({ id, beats }) => (known.has(id) ? [] : beats));
  };
}

interface Happened {
  readonly id: string;
  readonly beats: readonly Beat[];
}

async function notesSince(reader: Reader, since: number): Promise<readonly Happened[]> {
  const notes = await reader
    .selectFrom("story_note")
    .select(["id", "code", "actor", "mentions"])
    .where("at", ">", since)
    .execute();
  return notes.map(({ id, code, actor, mentions }) => {
    const named = JSON.parse(mentions) as readonly string[];
    const told = named.map((subject) => ({ noun: "mention" as const, subject, act: "left", actor }));
    return { id, beats: [{ noun: "note", subject: String(code), act: "left", actor }, ...told] };
  });
}

async function seenSince(reader: Reader, since: number): Promise<readonly Happened[]> {
  const seen = await reader
    .selectFrom("story_mention")
    .select(["person", "note"])
    .where("seen_at", ">", since)
    .execute();
  return seen.map(({ person, note }) => {
    const subject = person.slice("person:".length);
    return { id: `${person} ${note}`, beats: [{ noun: "mention", subject, act: "seen", actor: person }] };
  });
}
