import type { IncomingMessage } from "node:http";
import { err, ok, type Result } from "../../kernel/result.js";

/** Bytes of a form: 4,000 characters of the longest script, percent-encoded, and its other fields. */
const largest = 64 * 1024;

/** A form as browsers send it (WHATWG URL, 5), the first of each field. */
export type Form = ReadonlyMap<string, string>;

export async function readForm(request: IncomingMessage): Promise<Result<Form, 413 | 415>> {
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return err(415);
  if (Number(request.headers["content-length"] ?? 0) > largest) return err(413);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > largest) return err(413);
    parts.push(part);
  }
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(Buffer.concat(parts).toString("utf8")))
    if (!fields.has(name) && fields.size < 20) fields.set(name, value);
  return ok(fields);
}

/**
 * Whether a request that changes something comes from a page of ours: browsers say so in Sec-Fetch-Site (W3C Fetch
 * Metadata) and in Origin; a request that says neither is none of a browser's, and has no cookies of a victim.
 */
export function isOwnPage(request: IncomingMessage, origins: readonly string[]): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const { origin } = request.headers;
  if (origin !== undefined) return origins.includes(origin);
  return site === "same-origin" || request.headers.cookie === undefined;
}

/** Whether a request that passed `isOwnPage` was said by its browser to come from a page of ours. */
export const saysOwnPage = ({ headers }: IncomingMessage): boolean =>
  headers["sec-fetch-site"] !== undefined || headers.origin !== undefined;
