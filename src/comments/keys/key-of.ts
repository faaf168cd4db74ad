import { randomBytes } from "node:crypto";
import type { Database } from "../../database/handles.js";
import type { Clock } from "../../kernel/clock.js";

/** Where the keys lie, and what time it is. */
export interface KeyKeeper {
  readonly database: Database;
  readonly clock: Clock;
}

/** A key of the house by its name; made when first asked for, the same in every process. */
export async function keyOf({ database, clock }: KeyKeeper, name: string): Promise<Buffer> {
  const find = (rows: typeof database.reader) =>
    rows.selectFrom("comment_key").select("key").where("name", "=", name).executeTakeFirst();
  const known = await find(database.reader);
  if (known !== undefined) return Buffer.from(known.key, "base64url");
  const row = await database.transact(async (tx) => {
    const key = randomBytes(32).toString("base64url");
    const values = { name, key, made_at: clock.now() };
    await tx.rows
      .insertInto("comment_key")
      .values(values)
      .onConflict((at) => at.column("name").doNothing())
      .execute();
    return find(tx.rows);
  });
  return Buffer.from(row?.key ?? "", "base64url");
}
