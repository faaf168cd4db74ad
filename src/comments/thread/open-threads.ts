import type { PublicReader } from "../../database/handles.js";
import { inherited, type SettingScope, scopesOf, type ThreadSettings } from "../../domain/comment/settings.js";
import type { EditionId, StoryCode } from "../../kernel/ids.js";

/**
 * How many comments the threads under these stories show. A story that is not public has no thread, nor has one that is
 * closed to comments: they are left out. Two questions.
 */
export async function openThreads(
  rows: PublicReader,
  codes: readonly StoryCode[],
): Promise<ReadonlyMap<StoryCode, number>> {
  const found = await rows
    .selectFrom("archive_story")
    .leftJoin("thread_story", "thread_story.code", "archive_story.code")
    .select(["archive_story.code", "archive_story.edition", "archive_story.section", "thread_story.shown"])
    .where("archive_story.code", "in", codes)
    .execute();
  const threads = found.map(({ code, edition, section, shown }) => ({
    code: code as StoryCode,
    scopes: scopesOf({ code: code as StoryCode, edition: edition as EditionId, section }),
    shown: shown ?? 0,
  }));
  const settings = await readSettings(rows, [...new Set(threads.flatMap(({ scopes }) => scopes))]);
  const open = threads.filter(
    ({ scopes }) => inherited(scopes.map((one) => settings.get(one) ?? {})).mode !== "closed",
  );
  return new Map(open.map(({ code, shown }) => [code, shown]));
}

async function readSettings(
  rows: PublicReader,
  scopes: readonly SettingScope[],
): Promise<ReadonlyMap<string, ThreadSettings>> {
  if (scopes.length === 0) return new Map();
  const found = await rows.selectFrom("thread_setting").selectAll().where("scope", "in", scopes).execute();
  return new Map(found.map(({ scope, body }) => [scope, JSON.parse(body) as ThreadSettings]));
}
