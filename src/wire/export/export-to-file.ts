import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PlacedPicture } from "../../domain/story/revision.js";
import type { PictureId } from "../../kernel/ids.js";
import type { Press } from "../../newsroom/press.js";
import { countLines, exportLines } from "./export-lines.js";

export interface Exported {
  readonly stories: number;
  readonly pictures: number;
  /** Pictures the newsroom has lost: named in the lines, not beside them. */
  readonly missing: readonly PictureId[];
}

/** Where a picture lies beside an export's lines. */
export const besideLines = ({ id }: Pick<PlacedPicture, "id">): string => `pictures/${id}`;

/** Writes the whole archive into a file of ninjs lines, its pictures in a folder beside it; the file appears when it is whole. */
export async function exportToFile(
  press: Press,
  file: string,
  progress: (done: number, total: number) => void,
): Promise<Exported> {
  const draft = `${file}.part`;
  const handle = await open(draft, "w");
  const pictures = new Set<PictureId>();
  let stories = 0;
  try {
    await press.database.snapshot(async (rows) => {
      const total = await countLines(rows);
      for await (const { line, pictures: named } of exportLines(rows, besideLines)) {
        await handle.write(`${line}\n`);
        for (const { id } of named) pictures.add(id);
        stories += 1;
        progress(stories, total);
      }
    });
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(draft, { force: true });
    throw error;
  }
  await handle.close();
  const missing = await copyPictures(press, dirname(file), pictures);
  await rename(draft, file);
  return { stories, pictures: pictures.size - missing.length, missing };
}

async function copyPictures(
  { pictures: store }: Press,
  folder: string,
  ids: ReadonlySet<PictureId>,
): Promise<readonly PictureId[]> {
  const missing: PictureId[] = [];
  if (ids.size > 0) await mkdir(join(folder, "pictures"), { recursive: true });
  for (const id of ids) {
    const path = join(folder, besideLines({ id }));
    if (await isThere(path)) continue;
    const bytes = await store.original(id);
    if (bytes === null) missing.push(id);
    else await writeWhole(path, bytes);
  }
  return missing;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${path}.part`, "w");
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
  await rename(`${path}.part`, path);
}
