import type { BetterAuthOptions } from "better-auth";

/** Where the account library's records lie, by its own names for them. */
export const accountTables = {
  user: "person",
  session: "person_session",
  account: "person_account",
  verification: "person_verification",
  twoFactor: "person_two_factor",
  passkey: "person_passkey",
} as const;

export const modelNames = {
  user: { modelName: accountTables.user },
  session: { modelName: accountTables.session },
  account: { modelName: accountTables.account },
  verification: { modelName: accountTables.verification },
} satisfies Partial<BetterAuthOptions>;
