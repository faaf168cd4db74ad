import type { Transactor } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";
import { secretHash } from "./secret.js";

/** How long a code may be taken, its own half minute and the two beside it, and somewhat more: milliseconds. */
const remembered = 3 * 60 * 1000;
const mark = "code-given";

/**
 * Takes a one-time code for someone, so that nobody gives it a second time (RFC 6238, 5.2); false where it was given
 * before. Of two who give the same one at once, the primary key lets one through.
 */
export async function claimCode(
  { rows }: Transactor,
  { person, code, at }: { readonly person: string; readonly code: string; readonly at: Instant },
): Promise<boolean> {
  const now = new Date(at).toISOString();
  await rows.deleteFrom("person_verification").where("identifier", "=", mark).where("expires_at", "<", now).execute();
  const claimed = await rows
    .insertInto("person_verification")
    .values({
      id: secretHash(`${person} ${code}`),
      ...{ identifier: mark, value: person, expires_at: new Date(at + remembered).toISOString() },
      ...{ created_at: now, updated_at: now },
    })
    .onConflict((on) => on.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return claimed !== undefined;
}
