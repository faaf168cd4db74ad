/** Someone at the desk. Times of the account tables are ISO 8601 in UTC, truths are 0 and 1. */
export interface PersonTable {
  id: string;
  name: string;
  email: string;
  email_verified: number;
  image: string | null;
  created_at: string;
  updated_at: string;
  two_factor_enabled: number | null;
  /** Words of `domain/person/role.ts`, with commas between. */
  roles: string;
  /** Set when someone no longer works here; the name stays in the record. */
  dismissed_at: string | null;
  /** The language of the desk's own words, BCP 47. */
  tongue: string | null;
}

export interface PersonSessionTable {
  id: string;
  expires_at: string;
  token: string;
  created_at: string;
  updated_at: string;
  ip_address: string | null;
  user_agent: string | null;
  user_id: string;
}

export interface PersonAccountTable {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  /** As the account library hashes it (scrypt). */
  password: string | null;
  created_at: string;
  updated_at: string;
}

export interface InvitationTable {
  token_hash: string;
  email: string;
  name: string;
  roles: string;
  invited_by: string;
  expires_at: number;
  used_at: number | null;
}

/** A wrong password that was given for an address, known or not. */
export interface SignInFailureTable {
  id: string;
  address: string;
  at: number;
}

export interface PasswordLinkTable {
  token_hash: string;
  person: string;
  made_by: string;
  expires_at: number;
  used_at: number | null;
}

export interface PersonVerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

export interface PersonTwoFactorTable {
  id: string;
  secret: string;
  backup_codes: string;
  user_id: string;
  verified: number | null;
  failed_verification_count: number | null;
  locked_until: string | null;
}

export interface ApiTokenTable {
  id: string;
  token_hash: string;
  name: string;
  scopes: string;
  made_by: string;
  made_at: number;
  used_at: number | null;
  revoked_at: number | null;
}

/** What people did that is not about a story: signed in, invited, revoked. */
export interface AuditTable {
  id: string;
  at: number;
  actor: string;
  act: string;
  subject: string;
  detail: string;
}
