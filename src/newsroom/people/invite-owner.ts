import type { Press } from "../press.js";
import { invite } from "./invite.js";

/** While nobody is at the desk: the secret of the link that makes its first person, the owner. Else null. */
export const inviteOwner = ({ database, clock }: Press): Promise<string | null> =>
  database.transact(async (tx) => {
    const someone = await tx.rows.selectFrom("person").select("id").limit(1).executeTakeFirst();
    if (someone !== undefined) return null;
    return invite(tx, { actor: "clock", at: clock.now() }, { email: "", name: "", roles: ["chief", "administrator"] });
  });
