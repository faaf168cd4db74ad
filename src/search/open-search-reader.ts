import { stat } from "node:fs/promises";
import { join } from "node:path";
import { closeGeneration, openGeneration } from "./generation.js";
import { placeFile, readPlace } from "./index-folder.js";
import { Journal } from "./journal.js";
import type { ReadIndex } from "./open-index.js";
import { readIndex } from "./read-index.js";
import type { SearchReader } from "./search-index.js";
import { readOn } from "./take-entry.js";

/** An index that another process writes, here to be questioned only. */
export interface OpenSearchReader extends SearchReader {
  close(): Promise<void>;
}

interface Read {
  readonly index: ReadIndex;
  /** When the place in the folder was last written, as the file system says: it says which generation is in use. */
  readonly placed: number;
}

/**
 * Questions an index that another process keeps in `folder` (`openSearchIndex`): every answer is from what that process
 * had written when it was asked, also after it took over an index made anew. Where the folder cannot be read, because
 * there is none yet or it is being emptied, the question fails and the next one tries again.
 */
export function openSearchReader(folder: string, onTrouble: (error: unknown) => void): OpenSearchReader {
  let reading: Promise<Read> | null = null;
  const asking = async <T>(ask: (reader: SearchReader) => Promise<T>): Promise<T> => {
    const last = reading;
    reading = last === null ? renewed(folder, null) : last.then((before) => renewed(folder, before));
    const asked = reading;
    try {
      return await ask(readIndex((await asked).index));
    } catch (error) {
      if (reading === asked) reading = null;
      asked.then(({ index }) => closeGeneration(index)).catch(() => undefined);
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
      if (last != null) await closeGeneration(last.index);
    },
  };
}

/** What there is to read now: some more of the same journal, or another generation. */
async function renewed(folder: string, before: Read | null): Promise<Read> {
  const placed = (await stat(join(folder, placeFile))).mtimeMs;
  if (before?.placed === placed) {
    await readOn(before.index);
    return before;
  }
  const { index } = await openGeneration(folder, await readPlace(folder), Journal.toRead);
  if (before !== null) await closeGeneration(before.index);
  return { index, placed };
}
