import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/** The reader's address: the socket's, or behind a proxy of one's own the last one it added to X-Forwarded-For. */
export function clientAddress(request: IncomingMessage, behindProxy: boolean): string {
  const socket = request.socket.remoteAddress ?? "";
  if (!behindProxy) return socket;
  const header = request.headers["x-forwarded-for"];
  const last = (Array.isArray(header) ? header.join(",") : header)?.split(",").at(-1)?.trim();
  return last === undefined || last === "" ? socket : last;
}

/** What a limit counts by: a whole /64 of IPv6 is one household's (RFC 6177), an IPv4 address one reader's. */
export function household(address: string): string {
  const plain = address.replace(/^::ffff:/i, "");
  return isIPv6(plain) ? plain.split(":").slice(0, 4).join(":") : plain;
}
