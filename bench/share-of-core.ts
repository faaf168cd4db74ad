import { mkdir, rmdir, writeFile } from "node:fs/promises";

/** Where a process's share of the processor is set: Linux's first and second kind of control groups. */
const kinds: readonly {
  readonly root: string;
  readonly settings: (share: number) => Readonly<Record<string, string>>;
}[] = [
  {
    root: "/sys/fs/cgroup/cpu",
    settings: (share) => ({ "cpu.cfs_period_us": "10000", "cpu.cfs_quota_us": String(10_000 * share) }),
  },
  { root: "/sys/fs/cgroup", settings: (share) => ({ "cpu.max": `${10_000 * share} 10000` }) },
];

/**
 * Gives each process so large a share of one core (0 to 1) and no more, whatever else is free. Answers what takes their
 * groups away once they have ended; null where this machine lets nobody set shares (not Linux, or not as root).
 */
export async function shareOfCore(pids: readonly number[], share: number): Promise<(() => Promise<void>) | null> {
  for (const { root, settings } of kinds) {
    const folders = pids.map((pid) => ({ pid, folder: `${root}/dateline-bench-${pid}` }));
    const undo = async (): Promise<void> => {
      for (const { folder } of folders) await rmdir(folder).catch(() => undefined);
    };
    try {
      for (const { pid, folder } of folders) {
        await mkdir(folder);
        for (const [file, value] of Object.entries(settings(share))) await writeFile(`${folder}/${file}`, value);
        await writeFile(`${folder}/cgroup.procs`, String(pid));
      }
      return undo;
    } catch {
      await undo();
    }
  }
  return null;
}
