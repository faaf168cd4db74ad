import { stat } from "node:fs/promises";
import { join } from "node:path";
import { countTable, openGeneration } from "./generation.js";
import { readCounts, readPlace, readWords } from "./index-folder.js";
import type { ReadIndex } from "./open-index.js";
import { readIndex } from "./read-index.js";
import type { SearchReader } from "./search-index.js";
import { openTablesToRead } from "./story-table.js";
import { TermCounts } from "./term-counts.js";

/** An index that another process writes, here to be questioned only. */
export interface FollowedSearch extends SearchReader {
  /** The ledger entry up to which the writing process has followed. */
  cursor(): Promise<number>;
  close(): void;
}

/** How old the counts of words may be, in milliseconds: they only weigh. */
const countsFor = 30_000;

/**
 * Opens an index that another process keeps (`openSearchIndex`), to question it: every question sees what that process
 * had written when it was asked, also after it took over an index made anew. Throws where there is none yet.
 */
export async function openSearchReader(folder: string): Promise<FollowedSearch> {
  let index = await open(folder);
  let opening: Promise<void> | null = null;
  let looked = await changedAt(folder);
  let countedAt = Date.now();
  const renew = async (): Promise<void> => {
    const changed = await changedAt(folder);
    const stale = Date.now() - countedAt > countsFor;
    if (changed === looked && !stale) return;
    const { generation } = await readPlace(folder);
    if (generation !== index.generation.number || stale) {
      const before = index;
      index = generation === index.generation.number ? await recount(folder, index) : await open(folder);
      countedAt = Date.now();
      if (before.generation !== index.generation) closeTables(before);
    }
    looked = changed;
  };
  const fresh = async (): Promise<SearchReader> => {
    opening ??= renew().finally(() => {
      opening = null;
    });
    await opening;
    return readIndex(index);
  };
  return {
    search: async (ask) => (await fresh()).search(ask),
    related: async (ask) => (await fresh()).related(ask),
    complete: async (ask) => (await fresh()).complete(ask),
    meant: async (ask) => (await fresh()).meant(ask),
    cursor: async () => (await readPlace(folder)).seq,
    close: () => closeTables(index),
  };
}

async function open(folder: string): Promise<ReadIndex> {
  const place = await readPlace(folder);
  const generation = await openGeneration(await openTablesToRead(folder), place.generation);
  return counted(folder, generation);
}

const recount = (folder: string, { generation }: ReadIndex): Promise<ReadIndex> => counted(folder, generation);

async function counted(folder: string, generation: ReadIndex["generation"]): Promise<ReadIndex> {
  const looseCounts = new TermCounts();
  await countTable(generation.loose, looseCounts);
  const counts = (await readCounts(folder, generation.number)) ?? looseCounts;
  return { generation, counts, looseCounts, words: await readWords(folder, generation.number) };
}

const changedAt = async (folder: string): Promise<number> => (await stat(join(folder, "cursor.json"))).mtimeMs;

function closeTables({ generation: { settled, loose } }: ReadIndex): void {
  settled?.close();
  loose.close();
}
