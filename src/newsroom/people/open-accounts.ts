import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { twoFactor } from "better-auth/plugins";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { type AuditAct, failedMark } from "../../domain/person/audit-act.js";
import type { Person } from "../../domain/person/person.js";
import { parseRoles } from "../../domain/person/role.js";
import { noteAudit } from "../audit/note-audit.js";
import type { Press } from "../press.js";
import { readSetting } from "../settings/read-setting.js";
import { writeSetting } from "../settings/write-setting.js";
import { accountStore } from "./account-store.js";
import { accountTables, modelNames } from "./account-tables.js";
import { newSecret } from "./secret.js";

/** The address of the one who asks, as we know it; what a caller writes there itself is overwritten. */
export const clientHeader = "x-dateline-client";
export const accountsPath = "/api/v1/auth";

/** Wrong passwords for one address before it is locked, and for how long, in seconds. */
const lockOut = { points: 10, duration: 15 * 60 };
const shortestPassword = 10;
const sessionSeconds = 7 * 24 * 60 * 60;

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
  /** Forgets the wrong passwords given for an address. */
  liftLockOut(email: string): Promise<void>;
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
    liftLockOut: async (email) => void (await failuresOf(press).delete(email)),
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
    session: { ...modelNames.session, expiresIn: sessionSeconds, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: { "/sign-in/*": { window: 60, max: 20 }, "/two-factor/*": { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: "dateline",
      useSecureCookies: origin.startsWith("https:"),
      ipAddress: { ipAddressHeaders: [clientHeader] },
    },
    disabledPaths: ["/sign-up/email", "/update-user", "/delete-user", "/change-email", "/sign-in/social"],
    hooks: { before: lockedOut(press), after: writtenDown(press) },
    plugins: [
      twoFactor({ issuer: `Dateline (${hostname})`, schema: { twoFactor: { modelName: accountTables.twoFactor } } }),
      passkey({
        ...{ rpID: hostname, rpName: "Dateline", origin: [...origins] },
        schema: { passkey: { modelName: accountTables.passkey } },
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

const failures = new WeakMap<Press, RateLimiterMemory>();
function failuresOf(press: Press): RateLimiterMemory {
  const known = failures.get(press) ?? new RateLimiterMemory(lockOut);
  failures.set(press, known);
  return known;
}

const addressIn = (body: unknown): string =>
  typeof body === "object" && body !== null && "email" in body ? String(body.email).trim().toLowerCase() : "";

/** Too many wrong passwords for one address lock it for a while, whichever machine they come from. */
const lockedOut = (press: Press) =>
  createAuthMiddleware(async ({ path, body }) => {
    if (path !== "/sign-in/email") return;
    const tried = await failuresOf(press).get(addressIn(body));
    if (tried !== null && tried.consumedPoints >= lockOut.points)
      throw new APIError("TOO_MANY_REQUESTS", {
        code: "LOCKED_OUT",
        message: "Too many wrong passwords: wait a quarter of an hour.",
      });
    const person = await press.database.reader
      .selectFrom("person")
      .select("dismissed_at")
      .where("email", "=", addressIn(body))
      .executeTakeFirst();
    if (person?.dismissed_at != null)
      throw new APIError("UNAUTHORIZED", { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" });
  });

/** Signing in, out and failing to are on the record. */
const writtenDown = (press: Press) =>
  createAuthMiddleware(async ({ path, body, context }) => {
    const failed = context.returned instanceof APIError;
    if (path === "/sign-in/email" && failed)
      await failuresOf(press)
        .consume(addressIn(body))
        .catch(() => undefined);
    if (path === "/sign-in/email" && !failed) await failuresOf(press).delete(addressIn(body));
    const act = recorded[path];
    if (act === undefined) return;
    const id = context.newSession?.user.id ?? context.session?.user.id;
    await press.database.transact((tx) =>
      noteAudit(tx, {
        at: press.clock.now(),
        actor: id === undefined ? "someone" : `person:${id}`,
        act: failed ? `${failedMark}${act}` : act,
        subject: addressIn(body),
      }),
    );
  });

const recorded: Readonly<Record<string, AuditAct>> = {
  "/sign-in/email": "signed in with a password",
  "/passkey/verify-authentication": "signed in with a passkey",
  "/two-factor/verify-totp": "gave a one-time code",
  "/two-factor/verify-backup-code": "gave a backup code",
  "/two-factor/enable": "set up one-time codes",
  "/two-factor/disable": "gave up one-time codes",
  "/two-factor/generate-backup-codes": "made new backup codes",
  "/passkey/verify-registration": "added a passkey",
  "/passkey/update-passkey": "named a passkey",
  "/passkey/delete-passkey": "removed a passkey",
  "/change-password": "changed the password",
  "/sign-out": "signed out",
  "/revoke-session": "ended a session",
  "/revoke-other-sessions": "ended all other sessions",
  "/revoke-sessions": "ended all sessions",
};
