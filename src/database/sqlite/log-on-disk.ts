import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { type GroupSync, groupSync } from "./group-sync.js";

export interface LogOnDisk extends GroupSync {
  close(): Promise<void>;
}

/**
 * Syncs a file's write-ahead log without holding up the event loop. SQLite itself then runs with `synchronous=NORMAL`:
 * it syncs where the log and the file must not get out of step (https://sqlite.org/wal.html), and a commit is on the disk
 * when this says so. The log must be there.
 */
export async function openLogOnDisk(file: string): Promise<LogOnDisk> {
  const log = await open(`${file}-wal`, constants.O_RDWR);
  await syncFolder(dirname(file));
  return { ...groupSync(() => log.datasync()), close: () => log.close() };
}

/** That the log is there at all must survive too: its name stands in the folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
