import type { Encoding } from "./kept-page.js";

/** Browsers send a handful of headers between them: each is read once. */
const known = new Map<string, Encoding>();
const mostKnown = 200;

/** The smallest encoding a request accepts (RFC 9110, 12.5.3); identity where its header says nothing we understand. */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (header === undefined || header.length > 500) return "identity";
  const found = known.get(header);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const encoding = readHeader(header);
  known.set(header, encoding);
  return encoding;
}

function readHeader(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.split(",")) {
    const [name = "", ...parameters] = part.split(";");
    weights.set(name.trim().toLowerCase(), weightOf(parameters));
  }
  const any = weights.get("*") ?? 0;
  if ((weights.get("br") ?? any) > 0) return "br";
  return (weights.get("gzip") ?? weights.get("x-gzip") ?? any) > 0 ? "gzip" : "identity";
}

function weightOf(parameters: readonly string[]): number {
  const given = parameters
    .map((one) => /^\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$/i.exec(one)?.[1])
    .find((one) => one !== undefined);
  return given === undefined ? 1 : Number(given);
}
