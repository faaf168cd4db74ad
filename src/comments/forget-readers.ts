import type { Database } from "../database/handles.js";
import type { Instant } from "../kernel/ids.js";
import { networkKey } from "./keys/network-names.js";

const day = 86_400_000;
/** Days a network goes by one name, and a day on which the last comments of a night are still told apart. */
const networkDays = 2;

/**
 * Lets go of what is no longer needed: the keys under which addresses were hashed, so that nobody can tell any more which
 * they were; the hashes themselves; sessions, links and challenges whose time is over.
 */
export const forgetReaders = ({ transact }: Pick<Database, "transact">, now: Instant): Promise<void> =>
  transact(async ({ rows }) => {
    const oldest = networkKey(now - (networkDays - 1) * day);
    await rows.deleteFrom("comment_key").where("name", "like", "network:%").where("name", "<", oldest).execute();
    const hash = oldest.slice("network:".length);
    await rows.updateTable("comment").set({ network: null }).where("network", "<", hash).execute();
    await rows.updateTable("comment_report").set({ network: null }).where("network", "<", hash).execute();
    await rows.deleteFrom("reader_session").where("expires_at", "<", now).execute();
    await rows
      .deleteFrom("sign_in_link")
      .where("made_at", "<", now - day)
      .execute();
    await rows.deleteFrom("reader_challenge").where("expires_at", "<", now).execute();
  });
