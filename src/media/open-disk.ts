import type { Disk } from "flydrive";

/** Opens the files of a folder once they are asked for: a house without a request for a picture does without. */
export function openDisk(folder: string): () => Promise<Disk> {
  let opening: Promise<Disk> | undefined;
  const open = async (): Promise<Disk> => {
    const [{ Disk }, { FSDriver }] = await Promise.all([import("flydrive"), import("flydrive/drivers/fs")]);
    return new Disk(new FSDriver({ location: folder, visibility: "private" }));
  };
  return () => {
    opening ??= open();
    return opening;
  };
}
