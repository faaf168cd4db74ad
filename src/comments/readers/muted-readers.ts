import type { Reader } from "../../database/handles.js";

export interface MutedReader {
  readonly id: string;
  readonly name: string;
}

/** Whom a reader does not want to see, by name. */
export const mutedReaders = (rows: Reader, reader: string): Promise<readonly MutedReader[]> =>
  rows
    .selectFrom("reader_mute")
    .innerJoin("reader", "reader.id", "reader_mute.muted")
    .select(["reader.id", "reader.name"])
    .where("reader_mute.reader", "=", reader)
    .orderBy("reader.name")
    .limit(200)
    .execute();
