import type { Reader } from "../database/handles.js";
import type { StoryCode } from "../kernel/ids.js";

/** Codes are one series for the whole site; a row of `story_state` never goes, so a code is never given twice. */
export async function nextCode(reader: Reader): Promise<StoryCode> {
  const row = await reader
    .selectFrom("story_state")
    .select((on) => on.fn.max("code").as("highest"))
    .executeTakeFirst();
  return (Number(row?.highest ?? 0) + 1) as StoryCode;
}
