import { safeHref } from "../../domain/story/safe-href.js";

/** Where a pasted link leads, without Google's redirect around it; null where a reader is not to be led. */
export function safeLink(written: string): string | null {
  const target = unwrapped(written.trim());
  if (target === null || target.startsWith("/")) return null;
  const safe = safeHref(target);
  // An address that grows too long by being written properly would be refused the next time.
  return safe !== null && safeHref(safe) === safe && safe !== "mailto:" ? safe : null;
}

/** Longer than any redirect around an address we would keep. */
const longest = 10_000;

/** Each wrapper is longer than what it wraps, so this ends. */
function unwrapped(written: string): string | null {
  if (written.length > longest) return null;
  let address = written;
  for (;;) {
    const url = addressOf(address);
    if (url === null) return null;
    const inner = isGoogleRedirect(url) ? (url.searchParams.get("q") ?? url.searchParams.get("url")) : null;
    if (inner === null) return address;
    address = inner.trim();
  }
}

const addressOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

const isGoogleRedirect = ({ hostname, pathname }: URL): boolean =>
  pathname === "/url" && /^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(hostname);

const noteTarget = /#(?:_ftn|_edn|ftnt|sdfootnote|sdendnote|cite_note|cite_ref|fn)/i;

/** A footnote's mark, in the text or before the note itself; its anchor does not survive, so the mark must read. */
export const isNoteLink = (href: string): boolean => noteTarget.test(href);

/** The mark as plain words: a bare number after a word would read as part of it. */
export function noteMark(text: string, href: string): string {
  const mark = text.trim();
  if (mark === "") return text;
  const readable = /^(?:\p{Nd}{1,4}|[ivxlcdm]{1,6}|[*†‡]{1,3})$/iu.test(mark) ? `[${mark}]` : text;
  return /ref|anc$/i.test(href) ? `${readable} ` : readable;
}
