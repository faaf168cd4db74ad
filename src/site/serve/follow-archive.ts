import { changesAfter, lastChange } from "../../archive/questions/changes-after.js";
import { lastThreadChange, threadChangesAfter } from "../../comments/thread/thread-changes.js";
import type { PublicReader } from "../../database/handles.js";
import { shareRuns } from "../../kernel/share-runs.js";
import type { PageCache } from "../cache/page-cache.js";
import type { KeptDaySums } from "../routes/kept-day-sums.js";
import type { EditionRegistry } from "../routes/site-context.js";

export interface ArchiveFollower {
  /** Whether another commit may have become visible since the last look. */
  isBehind(): boolean;
  /** Drops every page that reads what changed. */
  catchUp(): Promise<void>;
}

interface Followed {
  readonly database: { readonly publicReader: PublicReader; changeMark(): number };
  readonly cache: PageCache;
  readonly registry: EditionRegistry;
  readonly daySums: KeptDaySums;
  /** Told of the addresses that were dropped. */
  readonly onDrop: (addresses: readonly string[]) => void;
}

const batch = 1000;

/** Keeps the page cache true to the archive: asked before every answer, so that no reader sees what has been changed. */
export async function followArchive({
  database,
  cache,
  registry,
  daySums,
  onDrop,
}: Followed): Promise<ArchiveFollower> {
  const rows = database.publicReader;
  let mark = database.changeMark();
  let cursor = await lastChange(rows);
  const threads = await followThreads(rows);
  const readOn = async (): Promise<void> => {
    const seen = database.changeMark();
    for (;;) {
      const changes = await changesAfter(rows, cursor, batch);
      for (const { seq, change } of changes) {
        cursor = seq;
        if (change.tags.some((tag) => tag === "editions" || tag.startsWith("edition:"))) registry.forget();
        daySums.touch(change);
        const dropped = cache.drop(change);
        if (dropped.length > 0) onDrop(dropped);
      }
      if (changes.length < batch) break;
    }
    const dropped = cache.drop({ tags: await threads(), moments: [] });
    if (dropped.length > 0) onDrop(dropped);
    mark = seen;
  };
  let looked = false;
  return {
    isBehind() {
      // Requests read in one turn of the event loop were all sent before it began: one look serves them all.
      if (looked) return false;
      if (database.changeMark() !== mark) return true;
      looked = true;
      setImmediate(() => {
        looked = false;
      });
      return false;
    },
    catchUp: shareRuns(readOn),
  };
}

/** Tells, each time it is asked, the facts of readers' threads that changed since the last time. */
async function followThreads(rows: PublicReader): Promise<() => Promise<readonly string[]>> {
  let cursor = await lastThreadChange(rows);
  return async () => {
    const tags: string[] = [];
    for (;;) {
      const changes = await threadChangesAfter(rows, cursor, batch);
      tags.push(...changes.map(({ tag }) => tag));
      cursor = changes.at(-1)?.seq ?? cursor;
      if (changes.length < batch) return tags;
    }
  };
}
