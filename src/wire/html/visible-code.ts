import { cleanLine } from "../../kernel/clean-text.js";
import { parseStoryCode, type StoryCode } from "../../kernel/ids.js";
import { latinDigits } from "../../language/digits.js";
import { textWithin } from "../markup/tree.js";
import { labelOf } from "../page-text/furniture.js";
import type { ParsedPage } from "./parsed-page.js";

const longest = 60;

/** The story code a page shows beside its label, such as `Story Code : 971280`; null where it shows none. */
export function visibleCode({ elements }: ParsedPage): StoryCode | null {
  for (const one of elements) {
    if (one.childNodes.length > 6 || one.tagName === "script" || one.tagName === "style") continue;
    const text = textWithin(one, longest);
    const label = text === null ? null : labelOf(cleanLine(text));
    const code = label?.kind === "code" ? parseStoryCode(latinDigits(label.value).trim()) : null;
    if (code !== null) return code;
  }
  return null;
}
