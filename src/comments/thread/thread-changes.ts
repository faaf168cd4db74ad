import type { PublicReader } from "../../database/handles.js";

export interface ThreadChange {
  readonly tag: string;
  readonly seq: number;
}

/** Facts of threads that changed after a change, in order: how a follower goes on from its cursor. One question. */
export const threadChangesAfter = (rows: PublicReader, seq: number, limit: number): Promise<readonly ThreadChange[]> =>
  rows.selectFrom("thread_change").selectAll().where("seq", ">", seq).orderBy("seq").limit(limit).execute();

/** The newest change there is; 0 before the first. One question. */
export async function lastThreadChange(rows: PublicReader): Promise<number> {
  const row = await rows
    .selectFrom("thread_change")
    .select((on) => on.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}
