import type { CommentHouse } from "../comment-house.js";
import { hashOf, newSecret } from "../keys/secret.js";

/** Milliseconds a sign-in link works. */
export const linkTime = 15 * 60_000;
/** Letters one address gets in an hour, whoever asks for them. */
const lettersAnHour = 3;
const hour = 3_600_000;

/**
 * Makes the secret of a sign-in link for an address, known here or not; null when the address has had enough letters.
 * What it does and how long that takes is the same for an address that is known and one that is not.
 */
export const requestLink = ({ database, clock }: CommentHouse, email: string): Promise<string | null> =>
  database.transact(async ({ rows }) => {
    const now = clock.now();
    const lately = await rows
      .selectFrom("sign_in_link")
      .select((on) => on.fn.countAll<number>().as("n"))
      .where("email", "=", email)
      .where("made_at", ">", now - hour)
      .executeTakeFirst();
    if (Number(lately?.n ?? 0) >= lettersAnHour) return null;
    const secret = newSecret();
    await rows
      .insertInto("sign_in_link")
      .values({ token_hash: hashOf(secret), email, made_at: now, expires_at: now + linkTime, used_at: null })
      .execute();
    return secret;
  });
