import { parseInstant, parseStoryCode } from "../kernel/ids.js";
import type { Cursor } from "./shapes.js";

/** A place in a list as an address carries it: `1640932080000-971280`. */
export const cursorText = ({ publishedAt, code }: Cursor): string => `${publishedAt}-${code}`;

/** Null: from the start, also for what is no cursor of ours. */
export function parseCursor(text: string | undefined): Cursor | null {
  const parts = /^(-?\d{1,16})-(\d{1,16})$/.exec(text ?? "");
  const publishedAt = parseInstant(Number(parts?.[1] ?? Number.NaN));
  const code = parseStoryCode(parts?.[2]);
  return publishedAt === null || code === null ? null : { publishedAt, code };
}
