import type { Instant } from "../../kernel/ids.js";
import { hasEntries } from "../../newsroom/has-entries.js";
import type { Press } from "../../newsroom/press.js";
import { readSetting } from "../../newsroom/settings/read-setting.js";
import { writeSetting } from "../../newsroom/settings/write-setting.js";

const key = "demo-paper";

/**
 * Opens the demo paper in a house that has nothing yet; true when it did. Broken off, it is gone on with at the next
 * start; once it stands, or where anything else came first, it never comes again.
 */
export async function openDemoPaper(press: Press, folder: string): Promise<boolean> {
  const openedAt = await whenOpened(press);
  if (openedAt === null) return false;
  // Hardly any house is empty: what takes stories in is loaded only for one that is.
  const { fileDemoPaper } = await import("./file-demo-paper.js");
  await fileDemoPaper(press, folder, openedAt);
  await press.database.transact((tx) => writeSetting(tx, key, "done"));
  return true;
}

/** The moment all its dates count from; null when it is not to be opened. */
async function whenOpened({ database, clock }: Press): Promise<Instant | null> {
  const noted = await readSetting(database.reader, key);
  if (noted !== null) return noted === "done" ? null : (Number(noted) as Instant);
  if (await hasEntries(database.reader)) return null;
  const now = clock.now();
  await database.transact((tx) => writeSetting(tx, key, String(now)));
  return now;
}
