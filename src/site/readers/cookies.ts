import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { sessionTime } from "../../comments/readers/session.js";

/** The cookies a reader sends us: who they are once signed in, and which forms are theirs while one is open. */
export interface Cookies {
  readonly session: string | null;
  readonly visitor: string | null;
}

const names = { session: "dateline_reader", visitor: "dateline_form", muting: "dateline_muting" };
/** A browser takes a cookie of this name only from us, over TLS, for the whole site (RFC 6265bis, 4.1.3.2). */
type Kind = keyof typeof names;
const nameOf = (kind: Kind, secure: boolean): string => `${secure ? "__Host-" : ""}${names[kind]}`;

export function readCookies(request: IncomingMessage, secure: boolean): Cookies {
  const pairs = (request.headers.cookie ?? "").slice(0, 8192).split(";");
  const find = (kind: Kind): string | null => {
    const start = `${nameOf(kind, secure)}=`;
    const value = pairs
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(start))
      ?.slice(start.length);
    return value !== undefined && /^[\w-]{20,64}$/.test(value) ? value : null;
  };
  return { session: find("session"), visitor: find("visitor") };
}

const attributes = (secure: boolean): string => `Path=/; HttpOnly${secure ? "; Secure" : ""}`;

/**
 * Lies beside the session for the reader's own script, which cannot see that one: while it is there somebody is signed
 * in, and when it changes so did whom they muted. It says nothing else.
 */
export const mutingCookie = (secure: boolean): string =>
  `${nameOf("muting", secure)}=${randomBytes(6).toString("base64url")}; Max-Age=${sessionTime / 1000}; SameSite=Lax; ${open(secure)}`;

const open = (secure: boolean): string => `Path=/${secure ? "; Secure" : ""}`;

export const sessionCookies = (secret: string, secure: boolean): readonly string[] => [
  `${nameOf("session", secure)}=${secret}; Max-Age=${sessionTime / 1000}; SameSite=Lax; ${attributes(secure)}`,
  mutingCookie(secure),
];

export const noSessionCookies = (secure: boolean): readonly string[] => [
  `${nameOf("session", secure)}=; Max-Age=0; SameSite=Lax; ${attributes(secure)}`,
  `${nameOf("muting", secure)}=; Max-Age=0; SameSite=Lax; ${open(secure)}`,
];

/** Ends with the browser's window. */
export const visitorCookie = (visitor: string, secure: boolean): string =>
  `${nameOf("visitor", secure)}=${visitor}; SameSite=Strict; ${attributes(secure)}`;
