import type { Reader } from "../../database/handles.js";
import type { StoryLife } from "../../domain/story/life.js";
import type { Revision } from "../../domain/story/revision.js";
import { strangeEmbeds } from "../../domain/story/strange-embeds.js";
import type { StoryCode } from "../../kernel/ids.js";

interface Story {
  readonly code: StoryCode;
  readonly life: StoryLife;
}

/**
 * The addresses of embeds that are not of an allowed kind and that a story has all the same: readers have them, or a
 * wire or an import brought them last. Nobody at the desk put them there, and nobody at the desk need take them out.
 */
export async function broughtEmbeds(reader: Reader, { code, life }: Story): Promise<ReadonlySet<string>> {
  const revisions = [life.shown?.revision ?? null, await lastByWire(reader, code)];
  return new Set(revisions.flatMap((one) => (one === null ? [] : strangeEmbeds(one).map(({ url }) => url))));
}

async function lastByWire(reader: Reader, code: StoryCode): Promise<Revision | null> {
  const row = await reader
    .selectFrom("ledger")
    .select("body")
    .where("noun", "=", "story")
    .where("subject", "=", String(code))
    .where("actor", "like", "wire:%")
    .where("act", "<>", "redacted")
    .where("body", "is not", null)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.body == null ? null : (JSON.parse(row.body) as Revision);
}
