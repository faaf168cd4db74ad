import type { IncomingMessage } from "node:http";
import { sessionTime } from "../../comments/readers/session.js";

/** The two cookies readers ever get: who they are once signed in, and which forms are theirs while one is open. */
export interface Cookies {
  readonly session: string | null;
  readonly visitor: string | null;
}

const names = { session: "dateline_reader", visitor: "dateline_form" };
/** A browser takes a cookie of this name only from us, over TLS, for the whole site (RFC 6265bis, 4.1.3.2). */
const nameOf = (kind: keyof typeof names, secure: boolean): string => `${secure ? "__Host-" : ""}${names[kind]}`;

export function readCookies(request: IncomingMessage, secure: boolean): Cookies {
  const pairs = (request.headers.cookie ?? "").slice(0, 8192).split(";");
  const find = (kind: keyof typeof names): string | null => {
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

export const sessionCookie = (secret: string, secure: boolean): string =>
  `${nameOf("session", secure)}=${secret}; Max-Age=${sessionTime / 1000}; SameSite=Lax; ${attributes(secure)}`;

export const noSessionCookie = (secure: boolean): string =>
  `${nameOf("session", secure)}=; Max-Age=0; SameSite=Lax; ${attributes(secure)}`;

/** Ends with the browser's window. */
export const visitorCookie = (visitor: string, secure: boolean): string =>
  `${nameOf("visitor", secure)}=${visitor}; SameSite=Strict; ${attributes(secure)}`;
