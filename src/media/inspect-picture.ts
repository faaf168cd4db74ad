import type { PictureType } from "../domain/picture/picture.js";
import { err, ok, type Result } from "../kernel/result.js";
import { inspectDrawing } from "./inspect-drawing.js";
import { loadSharp } from "./load-sharp.js";
import type { PictureRefusal } from "./picture-store.js";

/** Bytes of the largest original taken. */
const largest = 40 * 1024 * 1024;
export const mostPixels = 100_000_000;

const types: Record<string, PictureType> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heif: "image/avif",
  gif: "image/gif",
  svg: "image/svg+xml",
};

export interface Inspected {
  readonly type: PictureType;
  /** Upright, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Proves that bytes are a picture by decoding the whole of it; the name and the declared type count for nothing. */
export async function inspectPicture(bytes: Uint8Array): Promise<Result<Inspected, PictureRefusal>> {
  if (bytes.length > largest) return refuse("It is larger than 40 MB.");
  if (bytes.length === 0) return refuse("It is empty.");
  const drawing = inspectDrawing(bytes);
  if (drawing !== null) return refuse(drawing);
  const sharp = await loadSharp();
  try {
    const picture = sharp(bytes, { failOn: "error", limitInputPixels: mostPixels });
    const { format, compression, autoOrient } = await picture.metadata();
    const type = format === "heif" && compression !== "av1" ? undefined : types[format];
    if (type === undefined)
      return refuse(`A ${format} file is not a picture we take: JPEG, PNG, WebP, AVIF, GIF or SVG.`);
    await picture.stats();
    return ok({ type, width: autoOrient.width, height: autoOrient.height });
  } catch (error) {
    return refuse(`It cannot be read as a picture: ${firstLine(error)}`);
  }
}

const refuse = (reason: string): Result<never, PictureRefusal> => err({ reason });
const firstLine = (error: unknown): string =>
  error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unreadable";
