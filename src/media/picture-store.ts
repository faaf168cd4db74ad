import type { Picture } from "../domain/picture/picture.js";
import type { PictureId } from "../kernel/ids.js";
import type { Result } from "../kernel/result.js";

export interface PictureRefusal {
  /** A sentence for the one who brought the picture. */
  readonly reason: string;
}

export type VariantFormat = "avif" | "webp" | "jpg";
export type VariantRefusal = "missing" | "busy" | "width";

/** Picture originals, kept by the SHA-256 of their bytes, and the variants readers are given. */
export interface PictureStore {
  /** Takes a picture in: proven to be one, and durable on return. The same bytes are the same picture. */
  take(bytes: Uint8Array): Promise<Result<Picture, PictureRefusal>>;
  original(id: PictureId): Promise<Uint8Array | null>;
  /** Reads an original and holds its bytes against its name. */
  verify(id: PictureId): Promise<"sound" | "missing" | "changed">;
  /** An original re-encoded at one of its widths, without its metadata; made once and kept. */
  variant(id: PictureId, width: number, format: VariantFormat): Promise<Result<Uint8Array, VariantRefusal>>;
}
