import { err, ok, type Result } from "../../kernel/result.js";

/** An address in its one spelling: the key of its page. */
export interface Address {
  /** Percent-decoded path, each segment as written. */
  readonly segments: readonly string[];
  /** Whether the path ends in a slash. */
  readonly slash: boolean;
  readonly query: ReadonlyMap<string, string>;
}

const longest = 2048;

/** Takes a request's raw target apart; what no page of ours could be is refused with a reason. */
export function parseAddress(target: string): Result<Address, string> {
  if (target.length > longest) return err("The address is too long.");
  if (!target.startsWith("/")) return err("The address is not a path.");
  const cut = target.indexOf("?");
  const path = cut < 0 ? target : target.slice(0, cut);
  const parts = path.split("/").slice(1);
  const slash = parts.at(-1) === "";
  const segments: string[] = [];
  for (const part of slash ? parts.slice(0, -1) : parts) {
    const segment = decode(part);
    if (segment === null || !isPlain(segment)) return err("The address cannot be read.");
    segments.push(segment);
  }
  return ok({ segments, slash, query: cut < 0 ? new Map() : parseQuery(target.slice(cut + 1)) });
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part).normalize("NFC");
  } catch {
    return null;
  }
}

/** No empty segment, no way up, no control character, no hidden slash. */
const isPlain = (segment: string): boolean =>
  segment !== "" && segment !== "." && segment !== ".." && !/[\p{Cc}/\\]/u.test(segment);

/** The first of each parameter; the rest of a hostile query is not looked at. */
function parseQuery(text: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const pair of text.split("&").slice(0, 20)) {
    const [name = "", ...value] = pair.split("=");
    const key = decode(name.replaceAll("+", " "));
    const decoded = decode(value.join("=").replaceAll("+", " "));
    if (key !== null && decoded !== null && !query.has(key)) query.set(key, decoded);
  }
  return query;
}

/** The key of an address: its path, and only those parameters its page knows, in their fixed order. */
export function keyOf({ segments, slash, query }: Address, known: readonly string[]): string {
  const path = `/${segments.map(encodeURIComponent).join("/")}${slash && segments.length > 0 ? "/" : ""}`;
  const pairs = known.flatMap((name) => {
    const value = query.get(name);
    return value === undefined || value === "" ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
