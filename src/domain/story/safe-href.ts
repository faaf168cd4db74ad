const longest = 2000;

/**
 * A link's address in its normal form, or null for one that is not to be followed: only the web, mail, and paths of
 * this site (WHATWG URL).
 */
export function safeHref(href: string): string | null {
  const text = href.trim();
  if (text === "" || text.length > longest) return null;
  if (/^\/(?![/\\])/.test(text)) return encodeURI(decodable(text));
  try {
    const url = new URL(text);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A path in a form that `encodeURI` gives the same result for again and again. */
function decodable(path: string): string {
  try {
    return decodeURI(path.toWellFormed());
  } catch {
    return path.toWellFormed();
  }
}
