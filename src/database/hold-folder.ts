import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { err, ok, type Result } from "../kernel/result.js";

export interface Hold {
  /** Lets the folder go; the end of the process, however it comes, does the same. */
  release(): void;
}

/** How long a house that is just stopping may take to let go, in milliseconds. */
const patience = 2000;

/**
 * Holds a data folder for this process alone, so that two houses never write one search index or file. What holds is a
 * lock of the operating system (SQLite takes it, the same way everywhere): a crash releases it, a stale file never bars
 * the way. The error names the process that has the folder.
 */
export function holdFolder(folder: string): Result<Hold, string> {
  mkdirSync(folder, { recursive: true });
  const raw = new DatabaseSync(join(folder, "house.lock"), { timeout: patience });
  try {
    raw.exec("begin exclusive");
  } catch {
    raw.close();
    return err(`Another Dateline${holderOf(folder)} serves the folder ${folder}. Stop it, or give another --data.`);
  }
  const note = join(folder, "house.pid");
  writeFileSync(note, `${process.pid}\n`);
  return ok({
    release() {
      rmSync(note, { force: true });
      if (raw.isOpen) raw.close();
    },
  });
}

function holderOf(folder: string): string {
  try {
    return ` (process ${readFileSync(join(folder, "house.pid"), "utf8").trim()})`;
  } catch {
    return "";
  }
}
