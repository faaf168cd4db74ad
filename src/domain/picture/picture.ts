import type { PictureId } from "../../kernel/ids.js";

export type PictureType = "image/jpeg" | "image/png" | "image/webp" | "image/avif" | "image/gif" | "image/svg+xml";

/** A picture's original as it came in. */
export interface Picture {
  readonly id: PictureId;
  readonly type: PictureType;
  /** Pixels, after the orientation tag is applied. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}
