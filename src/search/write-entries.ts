import type { JournalEntry } from "./journal.js";
import type { OpenIndex } from "./open-index.js";
import { takeEntry } from "./take-entry.js";

/** Questions are answered by the entries at once; on return other processes can read them too. */
export function writeEntries(index: OpenIndex, entries: readonly JournalEntry[]): Promise<void> {
  return index.writing.run(async () => {
    if (entries.length === 0) return;
    for (const entry of entries) takeEntry(index, entry);
    await index.generation.journal.append(entries);
  });
}
