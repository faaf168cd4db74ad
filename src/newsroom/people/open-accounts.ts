import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins";
import type { Person } from "../../domain/person/person.js";
import { parseRoles } from "../../domain/person/role.js";
import type { Press } from "../press.js";
import { readSetting } from "../settings/read-setting.js";
import { writeSetting } from "../settings/write-setting.js";
import { afterAccounts, beforeAccounts } from "./account-hooks.js";
import { accountStore } from "./account-store.js";
import { accountTables, modelNames } from "./account-tables.js";
import { newSecret } from "./secret.js";

/** The address of the one who asks, as we know it; what a caller writes there itself is overwritten. */
export const clientHeader = "x-dateline-client";
export const accountsPath = "/api/v1/auth";

const shortestPassword = 10;
const sessionSeconds = 7 * 24 * 60 * 60;
/** How often a session's last use is written down, in seconds: it is for people to look at. */
const sessionNoted = 10 * 60;

/** Someone signed in, and by which session. */
export interface SignedIn {
  readonly person: Person;
  readonly session: string;
}

/** The people of the desk, as doors need them. */
export interface Accounts {
  /** Answers what lies under `accountsPath`: signing in and out, passwords, passkeys, one-time codes. */
  answer(request: Request): Promise<Response>;
  /** Who a request's cookie says is asking, by the sessions as they are now; null for nobody. */
  whoAsks(headers: Headers): Promise<SignedIn | null>;
  hashPassword(password: string): Promise<string>;
}

interface AccountsAsk {
  /** The site's public address. */
  readonly origin: string;
  /** Every address our own pages may have. */
  readonly origins: readonly string[];
}

export async function openAccounts(press: Press, ask: AccountsAsk): Promise<Accounts> {
  const auth = betterAuth(await settingsOf(press, ask));
  const context = await auth.$context;
  return {
    answer: (request) => auth.handler(request),
    hashPassword: (password) => context.password.hash(password),
    async whoAsks(headers) {
      const found = await auth.api.getSession({ headers });
      if (found === null) return null;
      const { id, name, email, roles, dismissedAt } = found.user;
      if (dismissedAt) return null;
      return { person: { id, name, email, roles: parseRoles(roles) }, session: found.session.id };
    },
  };
}

async function settingsOf(press: Press, { origin, origins }: AccountsAsk) {
  const { hostname } = new URL(origin);
  return {
    appName: "Dateline",
    baseURL: origin,
    basePath: accountsPath,
    secret: await accountSecret(press),
    database: accountStore(press.database),
    trustedOrigins: [...origins],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: 200,
    },
    ...modelNames,
    user: {
      ...modelNames.user,
      additionalFields: {
        roles: { type: "string", input: false, required: true },
        dismissedAt: { type: "string", input: false, required: false },
        tongue: { type: "string", required: false },
      },
    },
    session: {
      ...modelNames.session,
      expiresIn: sessionSeconds,
      updateAge: sessionNoted,
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: {
        ...{ "/sign-in/*": { window: 60, max: 20 }, "/two-factor/*": { window: 60, max: 20 } },
        ...{ "/passkey/*": { window: 60, max: 60 }, "/change-password": { window: 60, max: 20 } },
      },
    },
    advanced: {
      cookiePrefix: "dateline",
      useSecureCookies: origin.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [clientHeader] },
    },
    disabledPaths: ["/sign-up/email", "/update-user", "/delete-user", "/change-email", "/sign-in/social"],
    hooks: { before: beforeAccounts(press), after: afterAccounts(press) },
    plugins: [
      twoFactor({ issuer: `Dateline (${hostname})`, schema: { twoFactor: { modelName: accountTables.twoFactor } } }),
      passkey({
        ...{ rpID: hostname, rpName: "Dateline", origin: [...origins] },
        // The library writes "ID" in this one name; the column is named like the others.
        schema: { passkey: { modelName: accountTables.passkey, fields: { credentialID: "credentialId" } } },
      }),
    ],
  } satisfies Parameters<typeof betterAuth>[0];
}

const secretKey = "account-secret";

const accountSecret = ({ database }: Press): Promise<string> =>
  database.transact(async (tx) => {
    const known = await readSetting(tx.rows, secretKey);
    if (known !== null) return known;
    const fresh = newSecret();
    await writeSetting(tx, secretKey, fresh);
    return fresh;
  });
