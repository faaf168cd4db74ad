import type { Marks } from "./block.js";
import type { Seen } from "./element.js";
import type { Style } from "./inline-style.js";
import { safeLink } from "./safe-link.js";

/** The marks inside an element: its own over those around it. */
export function marksIn(seen: Seen, around: Marks): Marks {
  const { name, style, element } = seen;
  // Google Docs wraps all it copies in a <b> that is not bold; some browsers lose the style that says so.
  if (element.getAttribute("id")?.startsWith("docs-internal-guid") === true) return around;
  const strong = boldBy(style) ?? (name === "b" || name === "strong" || around.strong);
  const em = italicBy(style) ?? (name === "i" || name === "em" || around.em);
  const href = name === "a" ? linkOf(element, around) : around.href;
  return strong === around.strong && em === around.em && href === around.href ? around : { strong, em, href };
}

function linkOf(element: Element, around: Marks): string | null {
  const href = element.getAttribute("href");
  return href === null ? around.href : safeLink(href);
}

const semibold = 600;

function boldBy(style: Style): boolean | undefined {
  const weight = style.get("font-weight");
  if (weight === "bold" || weight === "bolder") return true;
  if (weight === "normal" || weight === "lighter") return false;
  return weight !== undefined && /^\d+$/.test(weight) ? Number(weight) >= semibold : undefined;
}

function italicBy(style: Style): boolean | undefined {
  const slant = style.get("font-style");
  if (slant === "normal") return false;
  return slant === "italic" || slant?.startsWith("oblique") === true ? true : undefined;
}
