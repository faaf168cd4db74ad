import type { Disk } from "flydrive";
import type { PictureId } from "../kernel/ids.js";
import { err, ok, type Result } from "../kernel/result.js";
import { mostPixels } from "./inspect-picture.js";
import { loadSharp } from "./load-sharp.js";
import type { PictureStore, VariantFormat, VariantRefusal } from "./picture-store.js";
import { variantWidths } from "./variant-widths.js";

/** Pictures encoded at the same time, and those that may wait for it. */
const atOnce = 2;
const longestQueue = 64;

/** Makes variants on demand: each once however many ask for it, a few at a time, kept beside the originals. */
export function createVariantMaker(
  openedDisk: () => Promise<Disk>,
  original: (id: PictureId) => Promise<Uint8Array | null>,
): PictureStore["variant"] {
  const making = new Map<string, Promise<Result<Uint8Array, VariantRefusal>>>();
  const turn = createTurns();
  return async (id, width, format) => {
    if (!variantWidths.some((one) => one === width)) return err("width");
    const key = `variants/${id.slice(0, 2)}/${id}/${width}.${format}`;
    const started = making.get(key);
    if (started !== undefined) return started;
    const work = (async (): Promise<Result<Uint8Array, VariantRefusal>> => {
      const disk = await openedDisk();
      if (await disk.exists(key)) return ok(await disk.getBytes(key));
      if (turn.waiting() >= longestQueue) return err("busy");
      const bytes = await original(id);
      if (bytes === null) return err("missing");
      const made = await turn.take(() => encode(bytes, width, format));
      // Written aside and moved into place, so that a crash never leaves half a picture under its name.
      await disk.put(`${key}.draft`, made);
      await disk.move(`${key}.draft`, key);
      return ok(made);
    })();
    making.set(key, work);
    try {
      return await work;
    } finally {
      making.delete(key);
    }
  };
}

async function encode(bytes: Uint8Array, width: number, format: VariantFormat): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const picture = sharp(bytes, { limitInputPixels: mostPixels })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .toColourspace("srgb");
  if (format === "avif") return picture.avif({ quality: 52, effort: 3 }).toBuffer();
  if (format === "webp") return picture.webp({ quality: 76 }).toBuffer();
  return picture.flatten({ background: "#ffffff" }).jpeg({ quality: 78, mozjpeg: true }).toBuffer();
}

function createTurns() {
  const queue: (() => void)[] = [];
  let running = 0;
  return {
    waiting: () => queue.length,
    async take<T>(work: () => Promise<T>): Promise<T> {
      if (running >= atOnce) await new Promise<void>((go) => queue.push(go));
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        queue.shift()?.();
      }
    },
  };
}
