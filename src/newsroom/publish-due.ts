import type { Instant, StoryCode } from "../kernel/ids.js";
import type { Press } from "./press.js";
import { type Taken, takeStep } from "./take-steps.js";

/** Stories published in one transaction. */
const atOnce = 100;

/**
 * Publishes every scheduled story whose moment has come, dated to that moment, however late this runs. Asked again
 * inside the transaction, so that two machines never publish one story twice.
 */
export async function publishDue(press: Press): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  while (true) {
    const some = await publishSome(press);
    taken.push(...some);
    if (some.length < atOnce) return taken;
  }
}

const publishSome = (press: Press): Promise<readonly Taken[]> =>
  press.database.transact(async (tx) => {
    const at = press.clock.now();
    const due = await tx.rows
      .selectFrom("story_state")
      .select(["code", "scheduled_for"])
      .where("scheduled_for", "<=", at)
      .orderBy("scheduled_for")
      .orderBy("code")
      .limit(atOnce)
      .execute();
    const taken: Taken[] = [];
    for (const { code, scheduled_for } of due) {
      const step = {
        code: code as StoryCode,
        act: "published",
        revision: null,
        effective: scheduled_for as Instant,
        reason: null,
      } as const;
      const answer = await takeStep(tx, { actor: "clock", at }, step);
      if (!answer.ok) throw new Error(`Story ${code} was due and could not be published: ${answer.error.sentence}`);
      taken.push(answer.value);
    }
    return taken;
  });

/** When the next scheduled story is due, or null. */
export async function nextDue(press: Press): Promise<Instant | null> {
  const row = await press.database.reader
    .selectFrom("story_state")
    .select((on) => on.fn.min("scheduled_for").as("due"))
    .where("scheduled_for", "is not", null)
    .executeTakeFirst();
  return row?.due == null ? null : (Number(row.due) as Instant);
}
