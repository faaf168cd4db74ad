import { setTimeout as pass } from "node:timers/promises";
import type { PublicReader } from "../database/handles.js";

/** Whether a process has been told to stop, or is still opening some of its parts. */
export interface Leave {
  begun: boolean;
  opening?: boolean;
}

/**
 * Begins to stop: `/readyz` says so, and every answer ends its connection, for as long as whoever sends us requests needs
 * to notice (milliseconds). Everything is answered meanwhile.
 */
export async function takeLeave(leave: Leave, notice: number): Promise<void> {
  leave.begun = true;
  if (notice > 0) await pass(notice);
}

/** What keeps a process from serving, in words; null when it is ready. */
export async function whyNotReady(rows: PublicReader, leave: Leave): Promise<string | null> {
  if (leave.begun) return "It is stopping.";
  if (leave.opening === true) return "It is still opening.";
  try {
    await rows.selectFrom("archive_edition").select("id").limit(1).execute();
    return null;
  } catch {
    return "The database does not answer.";
  }
}
