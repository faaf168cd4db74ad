import type { Reader } from "../../database/handles.js";

/** The number of the next change; writers take turns, so it grows with the commits. */
export async function nextChange(rows: Reader): Promise<number> {
  const row = await rows
    .selectFrom("thread_change")
    .select((on) => on.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return Number(row?.seq ?? 0) + 1;
}
