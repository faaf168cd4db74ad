/** What the record tells of that no ledger entry does: accounts, tokens, links, the library. */
export const auditActs = [
  ...["invited", "joined", "changed a person", "made a password link", "set a password by a link"],
  ...[
    "turned off someone's codes",
    "ended someone's sessions",
    "signed in with a password",
    "signed in with a passkey",
    "gave a one-time code",
  ],
  ...["gave a backup code", "set up one-time codes", "gave up one-time codes", "made new backup codes"],
  ...["added a passkey", "named a passkey", "removed a passkey", "changed the password", "signed out"],
  ...["ended a session", "ended all other sessions", "ended all sessions"],
  ...["made a token", "revoked a token", "made a web hook", "removed a web hook", "made a preview link"],
  ...["banned a reader", "ended a ban", "changed a badge", "changed the rules for comments", "moved comments"],
  ...["described a picture", "replaced a picture"],
] as const;

export type AuditAct = (typeof auditActs)[number];

/** What stands before an act that was tried and failed. */
export const failedMark = "failed: ";
