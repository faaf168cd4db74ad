import { readFile, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import type { Picture } from "../../domain/picture/picture.js";
import type { PictureStore } from "../../media/picture-store.js";
import type { IncomingPicture, IncomingStory } from "../incoming.js";
import type { TakenPictures } from "./to-revision.js";

export interface PicturesTaken {
  readonly pictures: TakenPictures;
  /** What could not be taken, as sentences; the story goes in without it. */
  readonly missed: readonly string[];
}

const largest = 40 * 1024 * 1024;

/** Takes the pictures an incoming story names from the files beside its source, or out of its `data:` URLs. */
export async function takePictures(store: PictureStore, folder: string, story: IncomingStory): Promise<PicturesTaken> {
  const pictures = new Map<string, Picture>();
  const missed: string[] = [];
  for (const { source } of picturesIn(story)) {
    if (pictures.has(source)) continue;
    const bytes = source.startsWith("data:") ? decode(source) : await readBeside(folder, source);
    if (typeof bytes === "string") missed.push(`${shown(source)}: ${bytes}`);
    else {
      const taken = await store.take(bytes);
      if (taken.ok) pictures.set(source, taken.value);
      else missed.push(`${shown(source)}: ${taken.error.reason}`);
    }
  }
  return { pictures, missed };
}

const shown = (source: string): string => `Picture ${source.length > 80 ? `${source.slice(0, 80)}…` : source}`;

export function picturesIn(story: IncomingStory): readonly IncomingPicture[] {
  const inBody = story.body.flatMap((block) => (block.kind === "picture" ? [block.picture] : []));
  return story.picture === null ? inBody : [story.picture, ...inBody];
}

function decode(url: string): Uint8Array | string {
  const match = /^data:image\/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(url);
  return match?.[1] === undefined ? "not a picture in base64" : Buffer.from(match[1], "base64");
}

/** Only what lies in the source's own folder: an incoming story must not make us publish other files. */
async function readBeside(folder: string, source: string): Promise<Uint8Array | string> {
  const path = resolve(folder, source);
  const inside = relative(folder, path);
  if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) return "lies outside the folder of its page";
  try {
    const { size } = await stat(path);
    return size > largest ? "is larger than 40 MB" : await readFile(path);
  } catch {
    return "is not beside its page";
  }
}
