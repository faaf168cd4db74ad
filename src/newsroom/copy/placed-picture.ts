import { z } from "zod";
import { lineOrNull } from "../../domain/story/normal-body.js";
import type { PlacedPicture } from "../../domain/story/revision.js";
import { cleanLine } from "../../kernel/clean-text.js";
import { parsePictureId } from "../../kernel/ids.js";
import { longestField } from "./copy-shape.js";

const picture = z.object({
  id: z.string(),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  alt: z.string().max(longestField),
  caption: z.string().max(longestField).nullable(),
  credit: z.string().max(longestField).nullable(),
  focus: z.object({ x: z.int().min(0).max(1000), y: z.int().min(0).max(1000) }).optional(),
});

/** A picture as a story places it, or null for one that is none. */
export function placedPicture(value: unknown): PlacedPicture | null {
  const read = picture.safeParse(value);
  const id = parsePictureId(read.data?.id);
  if (!read.success || id === null) return null;
  const { width, height, alt, caption, credit, focus } = read.data;
  const words = { alt: cleanLine(alt), caption: lineOrNull(caption), credit: lineOrNull(credit) };
  return { id, width, height, ...words, ...(focus !== undefined && { focus }) };
}
