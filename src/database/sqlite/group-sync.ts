import { shareRuns } from "../../kernel/share-runs.js";

/** Brings what was committed to the disk: for all who committed meanwhile at once. */
export interface GroupSync {
  /**
   * Resolves when everything that was committed before the call is on the disk. Once a disk has refused, it rejects for
   * good: what the operating system kept of those writes is not known (fsync(2)).
   */
  settled(): Promise<void>;
  /** Throws where the disk has refused. */
  check(): void;
}

/** Groups calls of a sync: those who come while one runs share the next. */
export function groupSync(sync: () => Promise<void>): GroupSync {
  let refusal: Error | null = null;
  const check = (): void => {
    if (refusal !== null) throw refusal;
  };
  const settled = shareRuns(async () => {
    check();
    try {
      await sync();
    } catch (cause) {
      refusal = new Error(
        "The disk did not take what was written; nothing more is written before a restart. Look at the disk, then start again.",
        { cause },
      );
      throw refusal;
    }
  });
  return { check, settled };
}
