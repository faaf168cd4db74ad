import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Page } from "./page.js";
import { type Head, headOf } from "./write-ready.js";

export type Encoding = "identity" | "gzip" | "br";

/** One encoding of a page, ready to be written: the headers flat, as `writeHead` takes them. */
export interface Rendition {
  /**
   * The bytes as a Latin-1 string, a character a byte: Node sends headers and such a body with one system call and no
   * copy on the way, which a Buffer would cost.
   */
  readonly text: string;
  readonly etag: string;
  readonly headers: readonly string[];
  readonly head: Head;
  /** The headers of a 304: those of the 200, but for what tells of a body. */
  readonly unchanged: { readonly headers: readonly string[]; readonly head: Head };
}

export interface KeptPage {
  /** The page without its body, which is kept in bytes alone. */
  readonly page: Omit<Page, "body">;
  /** Bytes held, all encodings together. */
  bytes(): number;
  /** Compressed when first asked for, once. */
  rendition(encoding: Encoding): Rendition | Promise<Rendition>;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/**
 * Brotli's quality for what is made on demand: beyond it the time grows faster than the bytes shrink. A page has a first
 * round trip to fit into; a feed or a map has a reader who waits for it to be new.
 */
const quality = { page: 5, large: 2 };
const largeFrom = 48 * 1024;
/** Proxies and CDNs refuse longer headers. */
const longestTags = 6000;

/** A page with its encodings; `onGrow` is told when one more is kept. */
export function keepPage(
  { body: rendered, ...page }: Page,
  headers: readonly string[],
  onGrow: (bytes: number) => void,
): KeptPage {
  const identity = Buffer.from(rendered);
  const ready = new Map<Encoding, Rendition>();
  const coming = new Map<Encoding, Promise<Rendition>>();
  let bytes = identity.length;
  const settle = (encoding: Encoding, body: Buffer): Rendition => {
    const etag = `"${hashOf(body)}${encoding === "identity" ? "" : `-${encoding}`}"`;
    const flat = flatHeaders({ page, headers, encoding, etag, length: body.length });
    const bodiless = withoutBody(flat);
    const rendition = {
      ...{ text: body.toString("latin1"), etag, headers: flat, head: headOf(page.status, flat) },
      unchanged: { headers: bodiless, head: headOf(304, bodiless) },
    };
    ready.set(encoding, rendition);
    return rendition;
  };
  const compress = async (encoding: "gzip" | "br"): Promise<Rendition> => {
    const body =
      encoding === "br" ? await brotli(identity, brotliOptions(identity.length)) : await zip(identity, { level: 6 });
    bytes += body.length;
    onGrow(body.length);
    return settle(encoding, body);
  };
  return {
    page,
    bytes: () => bytes,
    rendition(encoding) {
      const found = ready.get(encoding);
      if (found !== undefined) return found;
      if (encoding === "identity") return settle(encoding, identity);
      const started = coming.get(encoding) ?? compress(encoding);
      coming.set(encoding, started);
      return started;
    },
  };
}

/** Of the bytes that are sent, which are a fraction of the page: equal pages are equal when they are compressed. */
const hashOf = (body: Buffer): string => createHash("sha256").update(body).digest("base64url").slice(0, 22);

const brotliOptions = (size: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: size < largeFrom ? quality.page : quality.large,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});

interface HeaderParts {
  readonly page: Omit<Page, "body">;
  readonly headers: readonly string[];
  readonly encoding: Encoding;
  readonly etag: string;
  readonly length: number;
}

function flatHeaders({ page, headers, encoding, etag, length }: HeaderParts): readonly string[] {
  const tags = purgeTags(page.facts.tags);
  return [
    ...["Content-Type", page.type, "Content-Length", String(length), "ETag", etag, "Vary", "Accept-Encoding"],
    ...["Cache-Control", cacheControl(page)],
    ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    ...(tags === "" ? [] : ["Cache-Tag", tags.replaceAll(" ", ","), "Surrogate-Key", tags]),
    ...Object.entries(page.headers).flat(),
    ...(page.cookies ?? []).flatMap((cookie) => ["Set-Cookie", cookie]),
    ...headers,
  ];
}

const bodyHeaders = new Set(["Content-Type", "Content-Length", "Content-Encoding"]);

const withoutBody = (headers: readonly string[]): readonly string[] =>
  headers.filter((_, at) => !bodyHeaders.has(headers[at - (at % 2)] ?? ""));

/** Readers' browsers ask again each time (a 304 costs nothing); a CDN keeps it until its tags are purged. */
const cacheControl = (page: Omit<Page, "body">): string =>
  page.cacheable ? "public, max-age=0, s-maxage=60, must-revalidate" : "no-store";

/** The facts a CDN can be purged by: those whose names are safe in a header, as many as fit. */
function purgeTags(tags: readonly string[]): string {
  let line = "";
  for (const tag of tags) {
    if (!/^[\w:/.-]+$/.test(tag) || line.length + tag.length > longestTags) continue;
    line = line === "" ? tag : `${line} ${tag}`;
  }
  return line;
}
