import type { Transactor } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { CommentHouse } from "../comment-house.js";
import { hashOf, newSecret } from "../keys/secret.js";

/** Milliseconds a sign-in link works. */
export const linkTime = 15 * 60_000;
const hour = 3_600_000;
/** Letters one address gets, whoever asks for them; a network may ask for; the house sends. Times in milliseconds. */
const most = {
  address: { letters: 3, within: hour },
  network: { letters: 10, within: hour },
  all: { letters: 300, within: 10 * 60_000 },
} as const;

interface Asked {
  readonly email: string;
  /** By its name of the day. */
  readonly network: string;
}

/**
 * Makes the secret of a sign-in link for an address, known here or not; null when the address has had enough letters.
 * What it does and how long that takes is the same for an address that is known and one that is not. The letters are
 * counted by their links, so every process and machine sees the same number.
 */
export const requestLink = (
  { database, clock }: CommentHouse,
  { email, network }: Asked,
): Promise<Result<string | null, "too-many">> =>
  database.transact(async (tx) => {
    const now = clock.now();
    if (await isEnough(tx, { of: "network", value: network, now })) return err("too-many");
    if (await isEnough(tx, { of: "all", value: "", now })) return err("too-many");
    if (await isEnough(tx, { of: "address", value: email, now })) return ok(null);
    const secret = newSecret();
    await tx.rows
      .insertInto("sign_in_link")
      .values({ token_hash: hashOf(secret), email, network, made_at: now, expires_at: now + linkTime, used_at: null })
      .execute();
    return ok(secret);
  });

interface Counted {
  readonly of: keyof typeof most;
  readonly value: string;
  readonly now: Instant;
}

async function isEnough({ rows }: Transactor, { of, value, now }: Counted): Promise<boolean> {
  const { letters, within } = most[of];
  const sent = await rows
    .selectFrom("sign_in_link")
    .select("token_hash")
    .where("made_at", ">", now - within)
    .$if(of !== "all", (query) => query.where(of === "address" ? "email" : "network", "=", value))
    .limit(letters)
    .execute();
  return sent.length >= letters;
}
