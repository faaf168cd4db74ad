import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PictureId } from "../kernel/ids.js";
import { ok } from "../kernel/result.js";
import { inspectPicture } from "./inspect-picture.js";
import { createVariantMaker } from "./make-variant.js";
import { openDisk } from "./open-disk.js";
import type { PictureStore } from "./picture-store.js";

/** Opens the picture folder of a newsroom; originals in `pictures/`, what can be made again in `variants/`. */
export function openPictureStore(folder: string): PictureStore {
  const openedDisk = openDisk(folder);
  const original = async (id: PictureId): Promise<Uint8Array | null> => {
    const disk = await openedDisk();
    return (await disk.exists(originalKey(id))) ? disk.getBytes(originalKey(id)) : null;
  };
  return {
    original,
    async take(bytes) {
      const inspected = await inspectPicture(bytes);
      if (!inspected.ok) return inspected;
      const id = idOf(bytes);
      const disk = await openedDisk();
      if (!(await disk.exists(originalKey(id)))) await writeDurably(join(folder, originalKey(id)), bytes);
      return ok({ id, ...inspected.value, bytes: bytes.length });
    },
    async verify(id) {
      const bytes = await original(id);
      if (bytes === null) return "missing";
      return idOf(bytes) === id ? "sound" : "changed";
    },
    variant: createVariantMaker(openedDisk, original),
  };
}

const originalKey = (id: PictureId): string => `pictures/${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`;
const idOf = (bytes: Uint8Array): PictureId => createHash("sha256").update(bytes).digest("hex") as PictureId;

/** On the disk under its name, whole, before this returns: a power cut leaves the file or nothing. */
async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${Date.now()}`;
  const handle = await open(draft, "wx");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  const parent = await open(dirname(file), "r");
  await parent.sync();
  await parent.close();
}
