import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Digits, Edition } from "../../domain/edition/edition.js";

/** An edition's one sheet, inlined into every page, and the CSP source that allows just it. */
export interface StyleSheet {
  readonly css: string;
  /** `'sha256-…'` (CSP Level 3, 2.3.1). */
  readonly source: string;
}

const sheet = (name: string): string =>
  shrink(readFileSync(new URL(`../../../assets/style/${name}.css`, import.meta.url), "utf8"));
const paper = sheet("paper");
const arabicScript = sheet("arabic-script");
/** What only some pages need, so that the others are not heavier for it. */
const extras = { none: "", comments: sheet("comments"), search: sheet("search") };
export type ExtraStyle = keyof typeof extras;
const made = new Map<string, StyleSheet>();

/** The sheet of an edition: the paper's, the face of its script, its accent, and what a kind of page needs besides. */
export function styleSheetOf(
  { accent, language, digits }: Pick<Edition, "accent" | "language" | "digits">,
  extra: ExtraStyle = "none",
): StyleSheet {
  const arabic = isArabicScript(language);
  const key = `${accent} ${arabic} ${digits} ${extra}`;
  const found = made.get(key);
  if (found !== undefined) return found;
  const css = `:root{--accent:${accent};--numerals:${numerals[digits]}}${paper}${extras[extra]}${arabic ? arabicScript : ""}`;
  const fresh = { css, source: `'sha256-${createHash("sha256").update(css).digest("base64")}'` };
  made.set(key, fresh);
  return fresh;
}

/** How a numbered list counts (CSS Counter Styles Level 3, 6). */
const numerals: Record<Digits, string> = {
  latn: "decimal",
  arab: "arabic-indic",
  arabext: "persian",
  deva: "devanagari",
  beng: "bengali",
};

const isArabicScript = (language: string): boolean => new Intl.Locale(language).maximize().script === "Arab";

/** Comments and the space that only serves the eye taken out: our own sheets hold no strings in which it would matter. */
function shrink(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .trim();
}
