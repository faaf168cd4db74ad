import { randomUUID } from "node:crypto";
import type { Reader, Transactor } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";

/** Wrong passwords for one address before it is locked, and for how long, in milliseconds. */
const points = 10;
const time = 15 * 60_000;

interface Tried {
  readonly address: string;
  readonly at: Instant;
}

/** Whether too many wrong passwords were given for an address of late, whichever machine they came from and whichever heard them. */
export async function isLockedOut(rows: Reader | Transactor["rows"], { address, at }: Tried): Promise<boolean> {
  const tries = await rows
    .selectFrom("sign_in_failure")
    .select("id")
    .where("address", "=", address)
    .where("at", ">", at - time)
    .limit(points)
    .execute();
  return tries.length >= points;
}

/** Notes a wrong password. One given while the address is locked counts no more: a lock ends. */
export async function noteWrongPassword({ rows }: Transactor, tried: Tried): Promise<void> {
  await rows
    .deleteFrom("sign_in_failure")
    .where("at", "<=", tried.at - time)
    .execute();
  if (await isLockedOut(rows, tried)) return;
  await rows
    .insertInto("sign_in_failure")
    .values({ id: randomUUID(), ...tried })
    .execute();
}

/** Forgets the wrong passwords given for an address. */
export async function liftLockOut({ rows }: Transactor, address: string): Promise<void> {
  await rows.deleteFrom("sign_in_failure").where("address", "=", address).execute();
}
