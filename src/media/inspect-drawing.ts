const largestDrawing = 2 * 1024 * 1024;

const forbidden: readonly [RegExp, string][] = [
  [/<!DOCTYPE|<!ENTITY/i, "a document type or entities"],
  [/<\s*(?:[\w-]+:)?(script|foreignObject|iframe|object|embed|handler)\b/i, "scripts or foreign content"],
  [/\son\w+\s*=/i, "event handlers"],
  [/(?:href|src)\s*=\s*(?:"(?!\s*#)|'(?!\s*#)|(?!\s*["'#]))/i, "references to something outside itself"],
  [/url\(\s*["']?(?!\s*#|["']?#)/i, "references to something outside itself"],
  [/@import|<\?xml-stylesheet/i, "style sheets from elsewhere"],
];

/** Why an SVG drawing is refused before anything draws it; null for a plain one, or for what is no SVG at all. */
export function inspectDrawing(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (!/<(?:[\w-]+:)?svg[\s>]|^\s*(?:\u00ef\u00bb\u00bf)?\s*<\?xml|<!DOCTYPE svg/i.test(head)) return null;
  if (bytes.length > largestDrawing) return "A drawing (SVG) may have 2 MB at most.";
  const text = Buffer.from(bytes).toString("utf8");
  const found = forbidden.find(([pattern]) => pattern.test(text));
  return found === undefined ? null : `A drawing (SVG) with ${found[1]} is not taken.`;
}
