import { type Scope, scopes } from "../../../contract/desk-paths.js";
import { type ErrorCode, errorTable } from "../../../contract/errors.js";
import { type AuditAct, auditActs } from "../../../domain/person/audit-act.js";
import type { Role } from "../../../domain/person/role.js";
import { roles } from "../../../domain/person/role.js";
import { type RefusalCode, type RefusalWords, refusals, refusalWords } from "../../../domain/refusal/refusals.js";

type Lines<Prefix extends string, Name extends string> = { readonly [N in Name as `${Prefix}-${N}`]: string };

/**
 * What the desk says of the house's own lists: why it refuses, what is wrong with a request, roles, scopes, and what
 * the record tells. In English these sentences stand in the lists themselves; every other language has its own here.
 */
export type HouseWords = Lines<"no", RefusalCode> &
  RefusalWords &
  Lines<"problem", ErrorCode> &
  Lines<"role", Role> &
  Lines<"scope", Scope> &
  Lines<"did", AuditAct> &
  Lines<"account", AccountTrouble>;

/** What the account library refuses, by its own names for it, in words of ours; OTHER: all else. */
const accountTroubles = {
  INVALID_EMAIL_OR_PASSWORD: "That address and password do not go together.",
  LOCKED_OUT: "Too many wrong passwords: wait a quarter of an hour.",
  INVALID_PASSWORD: "That is not your password.",
  PASSWORD_TOO_SHORT: "A password has at least ten characters.",
  PASSWORD_TOO_LONG: "A password has at most 200 characters.",
  INVALID_CODE: "That code is wrong or was used already: wait for the next one.",
  INVALID_BACKUP_CODE: "That backup code is wrong or was used already.",
  INVALID_TWO_FACTOR_COOKIE: "It took too long: sign in with your password again.",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "Too many wrong codes: sign in with your password again.",
  ACCOUNT_TEMPORARILY_LOCKED: "Too many wrong codes: wait a quarter of an hour.",
  TOTP_ALREADY_ENABLED: "One-time codes are on already.",
  SESSION_NOT_FRESH: "You signed in long ago: sign out, sign in again, then add it.",
  PASSKEY_NOT_FOUND: "This passkey is not known here.",
  AUTHENTICATION_FAILED: "The passkey was not accepted.",
  FAILED_TO_VERIFY_REGISTRATION: "The passkey was not accepted.",
  CHALLENGE_NOT_FOUND: "It took too long: try again.",
  OTHER: "{detail}",
} as const;
type AccountTrouble = keyof typeof accountTroubles;

const lines = <Name extends string>(prefix: string, names: readonly Name[], text: (name: Name) => string) =>
  Object.fromEntries(names.map((name) => [`${prefix}-${name}`, text(name)]));

const same = (name: string): string => name;

export const houseWords = {
  ...lines("no", Object.keys(refusals) as RefusalCode[], (code) => refusals[code]),
  ...refusalWords,
  // What was wrong in particular is said in English alone: there it stands by itself.
  ...lines("problem", Object.keys(errorTable) as ErrorCode[], () => "{detail}"),
  ...lines("role", roles, same),
  ...lines("scope", scopes, same),
  ...lines("did", auditActs, same),
  ...lines("account", Object.keys(accountTroubles) as AccountTrouble[], (code) => accountTroubles[code]),
} as unknown as HouseWords;
