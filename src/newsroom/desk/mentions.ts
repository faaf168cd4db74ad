import type { Reader, Transactor } from "../../database/handles.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { versionOf } from "../version-of.js";
import type { Asker } from "./asker.js";

/** A note that names someone who has not seen it yet. */
export interface Mention {
  readonly code: StoryCode;
  readonly at: Instant;
  readonly actor: string;
  readonly text: string;
}

/** More than anyone answers in a day. */
const mostTold = 200;

interface Unseen {
  readonly unseen: readonly Mention[];
  /** Changes with every mention that comes or is seen. */
  readonly etag: string;
}

/** The notes that name someone and that they have not seen, newest first. */
export async function unseenMentions(reader: Reader, actor: string): Promise<Unseen> {
  const rows = await reader
    .selectFrom("story_mention")
    .innerJoin("story_note", "story_note.id", "story_mention.note")
    .select(["story_note.id", "story_mention.code", "story_mention.at", "story_note.actor", "story_note.text"])
    .where("story_mention.person", "=", actor)
    .where("story_mention.seen_at", "is", null)
    .orderBy("story_mention.at", "desc")
    .orderBy("story_note.id")
    .limit(mostTold)
    .execute();
  return {
    unseen: rows.map(({ id: _id, ...row }) => ({ ...row, code: row.code as StoryCode, at: row.at as Instant })),
    etag: versionOf(rows.map(({ id }) => id)),
  };
}

interface SeenAsk {
  readonly asker: Asker;
  readonly at: Instant;
  readonly code: StoryCode;
}

/** Someone has a story's notes before their eyes: those that name them are unseen no more. */
export async function seeMentions(tx: Transactor, { asker, at, code }: SeenAsk): Promise<void> {
  await tx.rows
    .updateTable("story_mention")
    .set({ seen_at: at })
    .where("person", "=", asker.actor)
    .where("code", "=", code)
    .where("seen_at", "is", null)
    .execute();
}
