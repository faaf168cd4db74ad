import { cleanLine } from "../../kernel/clean-text.js";
import { type Label, labelOf } from "./furniture.js";

/** A line of a page that says something. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly label: Label | null;
  /** Whether an empty line stands before it. */
  readonly apart: boolean;
}

const marks = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A page's lines, cleaned of what is not seen, the empty ones only remembered. */
export function pageLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let apart = true;
  for (const [at, raw] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const line = cleanLine(raw.replace(marks, ""));
    if (line === "") apart = true;
    else {
      lines.push({ number: at + 1, text: line, label: labelOf(line), apart });
      apart = false;
    }
  }
  return lines;
}
