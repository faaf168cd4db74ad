import type { Reader } from "../../database/handles.js";
import { bareFront, type Front, frontKey } from "../../domain/front/front.js";

/** How a front was arranged, by the ledger, at a moment; empty where nobody had yet. */
export async function curatedAt(reader: Reader, whose: Pick<Front, "edition" | "section">, at: number): Promise<Front> {
  const row = await reader
    .selectFrom("ledger")
    .select("body")
    .where("noun", "=", "front")
    .where("subject", "=", frontKey(whose))
    .where("at", "<=", at)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.body == null ? bareFront(whose) : (JSON.parse(row.body) as Front);
}

export interface FrontEntry {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly front: Front;
}

/** The last ways a front was arranged, newest first. */
export async function frontHistory(
  reader: Reader,
  whose: Pick<Front, "edition" | "section">,
  limit: number,
): Promise<readonly FrontEntry[]> {
  const rows = await reader
    .selectFrom("ledger")
    .select(["seq", "at", "actor", "body"])
    .where("noun", "=", "front")
    .where("subject", "=", frontKey(whose))
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return rows.flatMap(({ body, ...entry }) => (body === null ? [] : [{ ...entry, front: JSON.parse(body) as Front }]));
}
