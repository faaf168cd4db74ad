/** An address no page of ours can have: what leads away from it leads away from us. */
const ours = "https://desk.invalid";

/**
 * A path of our own, as a browser would follow it, or null for anything that leads elsewhere: `//evil.example`,
 * `/\evil.example` and whatever the URL standard reads as one of these (tabs and line ends within count for nothing).
 */
export function ownPath(text: unknown): string | null {
  if (typeof text !== "string" || !text.startsWith("/") || !URL.canParse(text, ours)) return null;
  const { origin, pathname, search, hash } = new URL(text, ours);
  // `/.//evil.example` stays with us, but the path that is left of it would not.
  return origin === ours && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : null;
}
