import type { Reader } from "../database/handles.js";
import type { Instant } from "../kernel/ids.js";

/** Who asks to do something: a reader, a guest's network, or both. */
export interface Asker {
  readonly reader: string | null;
  readonly network: string | null;
}

export interface Ban {
  readonly until: Instant | null;
  readonly reason: string;
}

/** The ban that holds now for a reader or a network; asked before every verb: write, edit, respect, report. */
export async function banOf(rows: Reader, { reader, network }: Asker, now: Instant): Promise<Ban | null> {
  const row = await rows
    .selectFrom("reader_ban")
    .select(["until", "reason"])
    .where((on) =>
      on.or([
        ...(reader === null ? [] : [on("reader", "=", reader)]),
        ...(network === null ? [] : [on("network", "=", network)]),
      ]),
    )
    .where("lifted_at", "is", null)
    .where((on) => on.or([on("until", "is", null), on("until", ">", now)]))
    .orderBy("until", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { until: row.until as Instant | null, reason: row.reason };
}
