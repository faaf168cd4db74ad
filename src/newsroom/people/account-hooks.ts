import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { type AuditAct, failedMark } from "../../domain/person/audit-act.js";
import type { Instant } from "../../kernel/ids.js";
import { noteAudit } from "../audit/note-audit.js";
import type { Press } from "../press.js";
import { claimCode } from "./claim-code.js";
import { isLockedOut, liftLockOut, noteWrongPassword } from "./lock-out.js";

/** Characters of a passkey's name. */
const longestName = 100;

const textIn = (body: unknown, name: string): string =>
  typeof body === "object" && body !== null && name in body
    ? String((body as Readonly<Record<string, unknown>>)[name]).trim()
    : "";
const addressIn = (body: unknown): string => textIn(body, "email").toLowerCase();

/** What the library does not ask for itself, before it does anything. */
export const beforeAccounts = (press: Press) =>
  createAuthMiddleware(async (context) => {
    const { path, body } = context;
    if (path === "/sign-in/email") await refuseLockedOut(press, addressIn(body));
    if (path === "/two-factor/verify-totp") await refuseUsedCode(press, context);
    if (path.startsWith("/passkey/") && textIn(body, "name").length > longestName)
      throw new APIError("BAD_REQUEST", { code: "OTHER", message: `A name has at most ${longestName} characters.` });
  });

/** Too many wrong passwords for one address lock it for a while, whichever machine they come from. */
async function refuseLockedOut(press: Press, address: string): Promise<void> {
  if (await isLockedOut(press.database.reader, { address, at: press.clock.now() }))
    throw new APIError("TOO_MANY_REQUESTS", {
      code: "LOCKED_OUT",
      message: "Too many wrong passwords: wait a quarter of an hour.",
    });
  const person = await press.database.reader
    .selectFrom("person")
    .select("dismissed_at")
    .where("email", "=", address)
    .executeTakeFirst();
  if (person?.dismissed_at != null)
    throw new APIError("UNAUTHORIZED", { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" });
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** A code that someone looked on while it was given is of no use to them. */
async function refuseUsedCode(press: Press, context: Context): Promise<void> {
  const person = await whoGivesCode(context);
  if (person === null) return;
  const code = textIn(context.body, "code");
  // The library counts its half minutes, and clears away what is over, by the machine's own clock.
  const at = Date.now() as Instant;
  const fresh = await press.database.transact((tx) => claimCode(tx, { person, code, at }));
  if (!fresh) throw new APIError("UNAUTHORIZED", { code: "INVALID_CODE", message: "This code was given already." });
}

/** Who is signed in, or, after the password, about to be: as the library's own cookie between the two steps says. */
async function whoGivesCode(context: Context): Promise<string | null> {
  const session = await getSessionFromCtx(context);
  if (session !== null) return session.user.id;
  const cookie = context.context.createAuthCookie("two_factor");
  const challenge = await context.getSignedCookie(cookie.name, context.context.secret);
  if (!challenge) return null;
  return (await context.context.internalAdapter.findVerificationValue(challenge))?.value ?? null;
}

/** Signing in, out and failing to are on the record. */
export const afterAccounts = (press: Press) =>
  createAuthMiddleware(async ({ path, body, context }) => {
    const failed = context.returned instanceof APIError;
    const act = recorded[path];
    if (act === undefined) return;
    const id = context.newSession?.user.id ?? context.session?.user.id;
    const [at, address] = [press.clock.now(), addressIn(body)];
    await press.database.transact(async (tx) => {
      if (path === "/sign-in/email") await (failed ? noteWrongPassword(tx, { address, at }) : liftLockOut(tx, address));
      await noteAudit(tx, {
        at,
        actor: id === undefined ? "someone" : `person:${id}`,
        act: failed ? `${failedMark}${act}` : act,
        subject: address,
      });
    });
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
