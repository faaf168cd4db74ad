import { stat } from "node:fs/promises";
import { join } from "node:path";
import { countTable, openGeneration } from "./generation.js";
import { readCounts, readPlace, readWords } from "./index-folder.js";
import type { ReadIndex } from "./open-index.js";
import { readIndex } from "./read-index.js";
import type { SearchReader } from "./search-index.js";
import { openTables } from "./story-table.js";
import { TermCounts } from "./term-counts.js";

/** An index that another process writes, here to be questioned only. */
export interface OpenSearchReader extends SearchReader {
  close(): Promise<void>;
}

/** How old the counts of words may be, in milliseconds: they only weigh. */
const countsFor = 30_000;

interface Read {
  readonly index: ReadIndex;
  /** When the place in the folder was last written, as the file system says. */
  readonly placed: number;
  readonly countedAt: number;
}

/**
 * Questions an index that another process keeps in `folder` (`openSearchIndex`): every answer is from what that process
 * had written when it was asked, also after it took over an index made anew. Where the folder cannot be read, because
 * there is none yet or it is being emptied, the question fails and the next one tries again.
 */
export function openSearchReader(folder: string, onTrouble: (error: unknown) => void): OpenSearchReader {
  let reading: Promise<Read> | null = null;
  const renew = async (before: Read | null): Promise<Read> => {
    const placed = (await stat(join(folder, "cursor.json"))).mtimeMs;
    const stale = before !== null && Date.now() - before.countedAt > countsFor;
    if (before?.placed === placed && !stale) return before;
    const { generation } = await readPlace(folder);
    const same = before?.index.generation.number === generation;
    if (before !== null && same && !stale) return { ...before, placed };
    const opened =
      before !== null && same
        ? before.index.generation
        : await openGeneration(await openTables(folder, true), generation);
    if (before !== null && !same) closeTables(before.index);
    return { index: await counted(folder, opened), placed, countedAt: Date.now() };
  };
  const asking = async <T>(ask: (reader: SearchReader) => Promise<T>): Promise<T> => {
    const last = reading;
    reading = last === null ? renew(null) : last.then(renew);
    try {
      return await ask(readIndex((await reading).index));
    } catch (error) {
      reading = null;
      onTrouble(error);
      throw error;
    }
  };
  return {
    search: (ask) => asking((reader) => reader.search(ask)),
    related: (ask) => asking((reader) => reader.related(ask)),
    complete: (ask) => asking((reader) => reader.complete(ask)),
    meant: (ask) => asking((reader) => reader.meant(ask)),
    async close() {
      const last = await reading?.catch(() => null);
      if (last != null) closeTables(last.index);
    },
  };
}

async function counted(folder: string, generation: ReadIndex["generation"]): Promise<ReadIndex> {
  const looseCounts = new TermCounts();
  await countTable(generation.loose, looseCounts);
  const counts = (await readCounts(folder, generation.number)) ?? looseCounts;
  return { generation, counts, looseCounts, words: await readWords(folder, generation.number) };
}

function closeTables({ generation: { settled, loose } }: ReadIndex): void {
  settled?.close();
  loose.close();
}
