import { randomUUID } from "node:crypto";
import type { PersonAccountTable } from "../../database/people-tables.js";

const nothing = {
  ...{ access_token: null, refresh_token: null, id_token: null, scope: null },
  ...{ access_token_expires_at: null, refresh_token_expires_at: null },
};

/** What the account library keeps of someone who signs in with a password. */
export const newPasswordAccount = (person: string, password: string, now: string): PersonAccountTable => ({
  ...{ id: randomUUID(), account_id: person, provider_id: "credential", user_id: person, password },
  ...nothing,
  ...{ created_at: now, updated_at: now },
});
